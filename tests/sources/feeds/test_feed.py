"""RSS, RDF and Atom become articles, every part in its place."""

import warnings
from datetime import UTC, datetime

import pytest

from newsterm.errors import ContentError
from newsterm.model import Article, Enclosure, Feed, ParsedFeed, Tag
from newsterm.sources.feeds.feed import feed_of

SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def rss(*items: str, channel: str = "<title>Delta Courier</title>", url: str = "") -> ParsedFeed:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return feed_of(f'<rss version="2.0" {SPACES}><channel>{channel}{inside}</channel></rss>', url)


def item(inside: str, channel: str = "<title>Delta Courier</title>", url: str = "") -> Article:
    return rss(inside, channel=channel, url=url).articles[0]


def atom(inside: str, attributes: str = "", url: str = "") -> ParsedFeed:
    return feed_of(f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{inside}</feed>', url)


def entry(inside: str, attributes: str = "", url: str = "") -> Article:
    return atom(f"<entry>{inside}</entry>", attributes, url).articles[0]


def test_an_rss_item_gives_all_its_parts() -> None:
    parsed = rss(
        """<title>Ministers agree on river data</title><link>https://delta-courier.example/river</link>
        <guid isPermaLink="false">dc:1</guid><pubDate>Mon, 23 Nov 2026 16:40:00 +0100</pubDate>
        <dc:creator>By Mira Osei</dc:creator><dc:creator>Sunniva Rao</dc:creator>
        <category domain="https://delta-courier.example/section">World</category><category>rivers</category>
        <description>A treaty ends the silence</description>
        <content:encoded><![CDATA[<p>PORT SALEN — After ten years</p>]]></content:encoded>
        <comments>https://delta-courier.example/river#comments</comments>
        <enclosure url="https://delta-courier.example/river.mp3" type="audio/mpeg" length="1200"/>""",
        channel="<title>Delta Courier</title><link>https://delta-courier.example/</link>"
        "<description>News of the delta</description><language>en-us</language>",
    )
    assert (
        Feed("Delta Courier", "https://delta-courier.example/", "News of the delta", "en-US") == parsed.feed
    )
    assert (
        Article(
            guid="dc:1",
            url="https://delta-courier.example/river",
            title="Ministers agree on river data",
            deck="A treaty ends the silence",
            byline=("Mira Osei", "Sunniva Rao"),
            published=datetime(2026, 11, 23, 15, 40, tzinfo=UTC),
            language="en-US",
            outlet="Delta Courier",
            section="World",
            tags=(Tag("World", "https://delta-courier.example/section"), Tag("rivers")),
            enclosures=(Enclosure("https://delta-courier.example/river.mp3", "audio/mpeg", 1200),),
            comments_url="https://delta-courier.example/river#comments",
            markup="<p>PORT SALEN — After ten years</p>",
        )
        == parsed.articles[0]
    )
    assert parsed.problem == ""


def test_an_atom_entry_gives_all_its_parts() -> None:
    parsed = atom(
        """<title>Harbour Post</title><link href="https://harbour-post.example/"/><author><name>Desk</name></author>
        <entry><id>tag:harbour-post.example,2026:7</id>
        <title type="html">Dockers &amp;amp; &lt;em&gt;cranes&lt;/em&gt;</title>
        <link rel="alternate" href="https://harbour-post.example/cranes"/>
        <link rel="replies" type="text/html" href="https://harbour-post.example/cranes/talk"/>
        <link rel="enclosure" type="application/pdf" href="https://harbour-post.example/plan.pdf"/>
        <published>2026-11-20T08:00:00Z</published><updated>2026-11-21T09:30:00+01:00</updated>
        <author><name>Idrissa Bergström</name><email>i@harbour-post.example</email></author>
        <category term="labour" scheme="https://harbour-post.example/tags" label="Labour"/>
        <summary>Forty cranes, one switch</summary>
        <content type="xhtml">
        <div xmlns="http://www.w3.org/1999/xhtml"><p>“Wait,” they say.</p></div></content>
        </entry>
        <entry><id>2</id><title>Tides</title><updated>2026-11-20T08:00:00Z</updated></entry>""",
        'xml:lang="en"',
    )
    first, second = parsed.articles
    assert (
        Article(
            guid="tag:harbour-post.example,2026:7",
            url="https://harbour-post.example/cranes",
            title="Dockers & cranes",
            deck="Forty cranes, one switch",
            byline=("Idrissa Bergström",),
            published=datetime(2026, 11, 20, 8, tzinfo=UTC),
            updated=datetime(2026, 11, 21, 8, 30, tzinfo=UTC),
            language="en",
            outlet="Harbour Post",
            tags=(Tag("labour", "https://harbour-post.example/tags", "Labour"),),
            enclosures=(Enclosure("https://harbour-post.example/plan.pdf", "application/pdf"),),
            comments_url="https://harbour-post.example/cranes/talk",
            markup="<p>“Wait,” they say.</p>",
        )
        == first
    )
    assert ("Desk",) == second.byline  # RFC 4287, 4.2.1: the feed's author speaks for an entry without one
    assert datetime(2026, 11, 20, 8, tzinfo=UTC) == second.published


def test_an_rdf_item_gives_its_parts() -> None:
    parsed = feed_of(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://four-shores.example/feed">
        <title>Four Shores</title><link>https://four-shores.example/</link></channel>
        <item rdf:about="https://four-shores.example/clock"><title>港の大時計</title>
        <link>https://four-shores.example/clock</link><description>四分</description><dc:subject>時計</dc:subject>
        <dc:date>2026-11-19T09:00:00+09:00</dc:date><dc:language>ja</dc:language></item></rdf:RDF>"""
    )
    [article] = parsed.articles
    assert ("https://four-shores.example/clock", "港の大時計", "ja") == (
        article.guid,
        article.title,
        article.language,
    )
    assert (Tag("時計"),) == article.tags
    assert datetime(2026, 11, 19, tzinfo=UTC) == article.published


@pytest.mark.parametrize("version", ["0.90", "0.91", "0.92", "2.0"])
def test_the_older_forms_of_rss_are_read(version: str) -> None:
    parsed = feed_of(f'<rss version="{version}"><channel><item><title>Tides</title></item></channel></rss>')
    assert ["Tides"] == [article.title for article in parsed.articles]


BODY = "<content:encoded>&lt;p&gt;The whole report.&lt;/p&gt;</content:encoded>"
SUMMARY = "<description>In short.</description>"


@pytest.mark.parametrize("inside", [BODY + SUMMARY, SUMMARY + BODY])
def test_content_is_the_article_and_the_summary_its_deck_in_any_order(inside: str) -> None:
    article = item(inside)
    assert ("<p>The whole report.</p>", "In short.") == (article.markup, article.deck)


def test_a_summary_alone_is_the_article() -> None:
    article = item(SUMMARY)
    assert ("In short.", "") == (article.markup, article.deck)


@pytest.mark.parametrize(
    "summary",
    ["The whole report.", "The whole", "The whole […]", "The whole report… Continue reading →"],
)
def test_a_summary_that_is_the_article_s_beginning_is_no_deck(summary: str) -> None:
    assert item(f"<description>{summary}</description>{BODY}").deck == ""


def test_a_podcast_s_summary_is_the_article_where_there_is_no_other() -> None:
    article = item("<itunes:summary>Twenty-nine minutes\n\nin the reeds</itunes:summary>")
    assert "<p>Twenty-nine minutes</p><p>in the reeds</p>" == article.markup
    assert "In short." == item(f"<itunes:summary>Long.</itunes:summary>{SUMMARY}").markup


def test_plain_text_becomes_paragraphs() -> None:
    article = entry('<content type="text">One &lt; two\nand on\n\nThree</content>')
    assert "<p>One &lt; two<br>and on</p><p>Three</p>" == article.markup


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&amp;T buys a &lt;b&gt;ferry&lt;/b&gt;", "AT&T buys a ferry"),
        ("<![CDATA[Salt &amp; silt]]>", "Salt & silt"),
        ("Tides: 3 &lt; 4", "Tides: 3 < 4"),
        ("  two\n lines ", "two lines"),
        ("[/] and [@click=app.quit]x[/]", "[/] and [@click=app.quit]x[/]"),
        ("&amp;#27;[2Jgone", "\ufffd[2Jgone"),
        ("It&#146;s &amp;#147;high&amp;#148; water", "It’s “high” water"),
    ],
)
def test_a_title_is_one_clean_line_of_words(written: str, title: str) -> None:
    assert title == item(f"<title>{written}</title>").title


def test_links_are_whole_by_xml_base_then_by_the_feed_s_address() -> None:
    url = "https://harbour-post.example/news/feed"
    link = '<link href="tide"/>'
    assert "https://harbour-post.example/news/tide" == entry(link, url=url).url
    assert "https://harbour-post.example/2026/tide" == entry(link, 'xml:base="/2026/"', url).url
    assert "https://brenn.example/tide" == entry(link, 'xml:base="https://brenn.example/"', url).url


def test_without_an_address_of_its_own_a_feed_s_site_completes_links() -> None:
    channel = "<title>Delta Courier</title><link>https://delta-courier.example/</link>"
    assert "https://delta-courier.example/tide" == item("<link>/tide</link>", channel).url


def test_links_in_a_body_stand_on_its_xml_base() -> None:
    content = (
        """<content type="html">&lt;a href="tide"&gt;x&lt;/a&gt;&lt;a href='#top'&gt;y&lt;/a&gt;</content>"""
    )
    whole = """<a href="https://brenn.example/a/tide">x</a><a href='#top'>y</a>"""
    assert whole == entry(content, 'xml:base="https://brenn.example/a/"').markup


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/hostname", "data:text/html,x", "", "#top"]
)
def test_only_addresses_on_the_web_are_links(link: str) -> None:
    assert item(f"<link>{link}</link>").url == ""


def test_a_guid_is_a_link_only_where_it_is_a_whole_address() -> None:
    assert "https://delta-courier.example/1" == item("<guid>https://delta-courier.example/1</guid>").url
    assert ("", "a-1") == (item("<guid>a-1</guid>").url, item("<guid>a-1</guid>").guid)
    assert item('<guid isPermaLink="false">https://delta-courier.example/1</guid>').url == ""


def test_links_to_more_are_not_the_article_s() -> None:
    inside = '<link>https://delta-courier.example/1</link><atom:link href="https://delta-courier.example/2"/>'
    assert "https://delta-courier.example/1" == item(inside).url
    assert entry('<link href=""/>', url="https://brenn.example/feed").url == ""


def test_an_article_of_a_collection_names_where_it_appeared() -> None:
    assert "Brenn Standard" == item('<source url="https://brenn.example/feed">Brenn Standard</source>').outlet
    assert "SNA" == item("<dc:source>SNA</dc:source>").outlet
    assert "Delta Courier" == item("<dc:source>https://brenn.example/</dc:source>").outlet
    assert "Brenn Standard" == entry("<source><title>Brenn Standard</title></source>").outlet


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("<author>desk@delta-courier.example (Mira Osei)</author>", ("Mira Osei",)),
        ("<author>desk@delta-courier.example</author>", ()),
        ("<author>von Tariq Lemaire</author>", ("Tariq Lemaire",)),
        ("<dc:creator>Mira Osei</dc:creator><author>Mira Osei</author>", ("Mira Osei",)),
    ],
)
def test_a_byline_is_of_names(written: str, byline: tuple[str, ...]) -> None:
    assert byline == item(written).byline


def test_a_tag_without_words_is_none_and_none_comes_twice() -> None:
    tags = "<category/><category> </category><category>salt</category><category>salt</category>"
    assert (Tag("salt"),) == item(tags).tags


def test_without_dates_there_are_none() -> None:
    with warnings.catch_warnings(action="error"):
        article = item("<title>Tides</title><pubDate>soon</pubDate>")
    assert (None, None) == (article.published, article.updated)


def test_every_item_is_its_own_even_where_guids_are_the_same() -> None:
    assert 3 == len(rss(*["<guid>1</guid>"] * 3).articles)


def test_no_entity_of_a_feed_s_own_is_ever_expanded() -> None:
    bomb = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    text = f"""<!DOCTYPE rss [<!ENTITY a0 "ha"><!ENTITY file SYSTEM "file:///etc/hostname">{bomb}]>
    <rss version="2.0"><channel><item><title>&a9;&file;&eacute;</title></item></channel></rss>"""
    parsed = feed_of(text)
    assert ["&a9;&file;é"] == [article.title for article in parsed.articles]


def test_tags_that_are_missing_lose_no_item() -> None:
    broken = "<image><width>100</image><textinput><title>Find</title>"
    items = "<item><title>Tides</title></item><item><title>Silt</title></item>"
    parsed = feed_of(
        f'<rss version="2.0"><channel><title>Delta Courier</title>{broken}{items}</channel></rss>'
    )
    assert {"Tides", "Silt"} <= {article.title for article in parsed.articles}
    assert parsed.problem


@pytest.mark.parametrize("text", ["<rss", "<rss>", '<rss version="2.0"><channel><ti', "<feed"])
def test_what_breaks_off_before_anything_is_read_is_told(text: str) -> None:
    with pytest.raises(ContentError, match="it breaks off before anything can be read: not well-formed XML"):
        feed_of(text)


def test_a_feed_without_articles_is_one() -> None:
    assert ParsedFeed(Feed()) == feed_of("<rss><channel/></rss>")


def test_of_too_many_articles_the_first_are_read_and_it_is_said() -> None:
    parsed = rss(*["<title>Tides</title>"] * 20_001)
    assert (20_000, "it has more than 20,000 articles") == (len(parsed.articles), parsed.problem)


def test_a_base_is_of_one_link_alone() -> None:
    url = "https://harbour-post.example/news/feed"
    parsed = atom(
        '<entry><link xml:base="/2026/" href="tide"/></entry><entry><link href="tide"/></entry>', url=url
    )
    assert ["https://harbour-post.example/2026/tide", "https://harbour-post.example/news/tide"] == [
        article.url for article in parsed.articles
    ]


def test_a_date_that_can_t_be_read_gives_way_to_one_that_can() -> None:
    article = item("<pubDate>soon</pubDate><dc:date>2026-11-19T09:00:00Z</dc:date>")
    assert (datetime(2026, 11, 19, 9, tzinfo=UTC), None) == (article.published, article.updated)


def test_an_article_of_a_collection_leads_to_where_it_appeared() -> None:
    source = '<source><link rel="self" href="https://brenn.example/feed"/><title>Brenn</title></source>'
    assert "https://brenn.example/feed" == entry(source).source_url
    assert (
        "https://brenn.example/feed" == item('<source url="https://brenn.example/feed">B</source>').source_url
    )
    assert "https://brenn.example/" == item("<dc:source>https://brenn.example/</dc:source>").source_url
