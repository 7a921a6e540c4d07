import json
import time
from datetime import UTC, datetime

import pytest

from newsterm.errors import ContentError
from newsterm.model import Article, Picture, StyleKind
from newsterm.reading.annotate import annotate
from newsterm.sources.pages.page import article_of_page

URL = "https://courier.example/2031/05/river?from=home"
STORY = """
<p>PORT SALEN: After ten years without a shared gauge, the two governments will publish
<a href="/levels">river levels</a> every hour, ministers said on Tuesday.</p>
<p>“The river never stopped talking. We <em>stopped</em> listening,” said Lena Ortiz, the water minister of
the lower bank, after the signing in the old customs house.</p>
<h2>What changes</h2>
<ul><li>Levels are measured at nine gauges from the lake to the sea.</li>
<li>Warnings go out in both languages within ten minutes.</li></ul>
<blockquote><p>Water has no passport, and neither have its floods, the treaty begins.</p></blockquote>
<p>Fishermen on both banks have asked for the figures since the flood that took the wooden bridge.</p>
<p>The treaty takes effect in June, once both parliaments have voted. - Reuters</p>
"""
HEAD = """
<title>River data agreed | Delta Courier</title>
<link rel="canonical" href="/2031/05/river">
<meta property="og:title" content="Ministers agree on river data after ten years">
<meta property="og:site_name" content="Delta Courier">
<meta property="og:image" content="/share.jpg">
<meta name="description" content="A treaty ends the longest silence on the Lower Anduin.">
<meta name="author" content="Mira Osei">
<meta property="article:published_time" content="2031-05-02T07:30:00Z">
<meta property="article:modified_time" content="2031-05-02T09:00:00Z">
<meta property="article:section" content="World">
<meta property="article:tag" content="rivers"><meta property="article:tag" content="treaties">
"""
BODY = f"""
<header><nav><a href="/">Home</a><a href="/world">World</a></nav></header>
<main><article>
<h1>Ministers agree on river data after ten years</h1>
<p class="standfirst">A treaty ends the longest silence on the Lower Anduin.</p>
<figure><img src="/gauge.jpg">
<figcaption>The gauge at Salen. <span class="credit">J. Kwan / SNA</span></figcaption></figure>
{STORY}
</article>
<aside><h3>Read more</h3><ul>
<li><a href="/grain">Grain price falls for a third week</a></li>
<li><a href="/ferry">Ferry line reopens with two new boats</a></li></ul></aside>
</main>
<footer><p>© 2031 Delta Courier. All rights reserved.</p></footer>
"""


def page(head: str = HEAD, body: str = BODY, lang: str = "en") -> Article:
    return article_of_page(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode(), URL)


def test_a_page_gives_an_article_with_all_its_parts() -> None:
    article = page()
    assert article.title == "Ministers agree on river data after ten years"
    assert article.deck == "A treaty ends the longest silence on the Lower Anduin."
    assert article.url == "https://courier.example/2031/05/river"
    assert article.byline == ("Mira Osei",)
    assert article.published == datetime(2031, 5, 2, 7, 30, tzinfo=UTC)
    assert article.updated == datetime(2031, 5, 2, 9, tzinfo=UTC)
    assert (article.outlet, article.section, article.language) == ("Delta Courier", "World", "en")
    assert [tag.term for tag in article.tags] == ["rivers", "treaties"]
    assert article.pictures == (
        Picture("https://courier.example/gauge.jpg", "The gauge at Salen.", "J. Kwan / SNA"),
    )
    (related,) = article.related
    assert related.heading == "Read more"
    assert [link.url for link in related.headlines] == [
        "https://courier.example/grain",
        "https://courier.example/ferry",
    ]


def test_the_markup_is_the_report_and_nothing_else() -> None:
    article = annotate(page())
    text = article.body.text
    assert text.startswith("PORT SALEN: After ten years")
    assert text.endswith("both parliaments have voted.")
    for other in (
        "Ministers agree on",
        "longest silence",
        "The gauge",
        "Read more",
        "Grain",
        "rights reserved",
    ):
        assert other not in text
    kinds = {style.kind for style in article.body.styles}
    wanted = {
        StyleKind.LINK,
        StyleKind.EMPHASIS,
        StyleKind.HEADING,
        StyleKind.LIST_ITEM,
        StyleKind.BLOCK_QUOTE,
    }
    assert wanted <= kinds
    (link,) = article.body.of_kind(StyleKind.LINK)
    assert link.value == "https://courier.example/levels"
    assert (article.dateline, article.wire) == ("PORT SALEN", "Reuters")


def test_what_the_data_say_goes_before_the_meta_elements() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Ministers agree on river data after ten years",
        "author": {"name": "Jon Ve"},
        "datePublished": "2031-05-01T00:00:00Z",
        "keywords": ["gauges"],
        "dateline": "Port Salen",
    }
    article = page(f'{HEAD}<script type="application/ld+json">{json.dumps(data)}</script>')
    assert article.byline == ("Jon Ve",)
    assert article.published == datetime(2031, 5, 1, tzinfo=UTC)
    assert [tag.term for tag in article.tags] == ["gauges"]
    assert article.dateline == "Port Salen"


def test_what_neither_says_is_taken_from_the_print() -> None:
    byline = '<p class="byline">By Mira Osei</p><time datetime="2031-05-02T07:30Z">2 May</time>'
    tags = '<p>Tags: <a rel="tag" href="/t/rivers">#rivers</a> <a rel="tag" href="/t/data">data</a></p>'
    trail = '<div class="breadcrumbs"><a href="/">Home</a> <a href="/world">World</a></div>'
    body = BODY.replace("</h1>", f"</h1>{byline}").replace("</article>", f"{tags}</article>")
    article = page(
        "<title>Ministers agree on river data after ten years | Delta Courier</title>", trail + body
    )
    assert article.title == "Ministers agree on river data after ten years"
    assert article.byline == ("Mira Osei",)
    assert article.published == datetime(2031, 5, 2, 7, 30, tzinfo=UTC)
    assert [tag.term for tag in article.tags] == ["rivers", "data"]
    assert article.section == "World"


def test_the_headline_is_the_heading_that_says_the_pages_title() -> None:
    article = page(body="<h1>Delta Courier</h1>" + BODY.replace("h1>", "h2>"))
    assert article.title == "Ministers agree on river data after ten years"


def test_a_long_first_heading_is_the_headline_though_the_pages_title_is_another() -> None:
    head = HEAD.replace(
        "Ministers agree on river data after ten years", "Anduin gauges: what the treaty says"
    )
    article = page(head, f"<h1>Delta Courier</h1>{BODY}<h1>More from the lower bank</h1>")
    assert article.title == "Ministers agree on river data after ten years"


def test_a_title_that_data_and_window_agree_on_goes_before_a_heading_that_says_something_else() -> None:
    title = "Ministers agree on river data and on little else"
    data = {"@type": "NewsArticle", "headline": title}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    head = HEAD.replace("Ministers agree on river data after ten years", title) + script
    assert page(head.replace("River data agreed", title)).title == title
    assert page(head).title == "Ministers agree on river data after ten years"


def test_a_topic_before_the_headline_is_no_part_of_it() -> None:
    article = page(body=BODY.replace("<h1>", "<h1><span>Lower Anduin</span> "))
    assert article.title == "Ministers agree on river data after ten years"


def test_the_outlet_is_not_its_own_author() -> None:
    head = HEAD.replace('content="Mira Osei"', 'content="Delta Courier"')
    body = BODY.replace("</h1>", '</h1><div class="author">By Jon Ve</div>')
    assert page(head, body).byline == ("Jon Ve",)


def test_the_first_paragraph_is_no_deck_though_the_description_repeats_it() -> None:
    paragraph = "Fishermen on both banks have asked for the figures since the flood took the bridge."
    head = HEAD.replace("A treaty ends the longest silence on the Lower Anduin.", paragraph)
    body = BODY.replace(
        '<p class="standfirst">A treaty ends the longest silence on the Lower Anduin.</p>',
        f"<p>{paragraph}</p>",
    )
    article = annotate(page(head, body))
    assert article.deck == ""
    assert article.body.text.startswith(paragraph)


def test_labels_around_the_report_leave_it() -> None:
    body = BODY.replace(STORY, f"<p>Copy link</p><p>2 May 2031</p>{STORY}<p>Comments</p>")
    text = annotate(page(body=body)).body.text
    assert text.startswith("PORT SALEN: After ten years")
    assert text.endswith("both parliaments have voted.")


def test_a_caption_is_found_where_the_picture_itself_comes_later() -> None:
    later = (
        "<div class='top-image'><big-picture data-src='/dawn.jpg'></big-picture><div class='caption'>"
        "<span>Boats at dawn.</span><span class='image-photographer'>Foto: J. Kwan</span></div></div>"
    )
    article = page(body=BODY.replace("<figure>", later + "<figure>"))
    assert Picture("", "Boats at dawn.", "J. Kwan") in article.pictures


def test_words_that_stand_in_place_of_a_picture_and_beside_it_are_its_caption() -> None:
    words = "Boats at dawn on the lower river"
    twice = f"<div><img src='/dawn.jpg' alt='{words}'><div class='x1'><p>{words}</p></div></div>"
    ferry = "Ferry line reopens with two boats"
    linked = f"<a href='/f'><img src='/f.jpg' alt='{ferry}'><p>{ferry}</p></a>"
    article = page(body=BODY.replace("<h2>", twice + linked + "<h2>", 1))
    assert [words] == [picture.caption for picture in article.pictures if picture.url.endswith("/dawn.jpg")]
    assert ferry not in [picture.caption for picture in article.pictures]


def test_what_the_data_only_refer_to_is_looked_up() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Eels", "image": {"@id": "#eel"}, "author": [{"@id": "#ve"}]},
        {"@type": "ImageObject", "@id": "#eel", "url": "/eel.jpg", "caption": "An eel. Photo: J. Kwan / SNA"},
        {"@type": "Person", "@id": "#ve", "name": "Jon Ve"},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    article = page(script, f"<article><h1>Eels</h1>{STORY}</article>")
    assert ("Jon Ve",) == article.byline
    assert (Picture("https://courier.example/eel.jpg", "An eel.", "J. Kwan / SNA"),) == article.pictures


def test_an_organisation_is_no_author_and_neither_is_the_name_of_the_site() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Eels",
        "author": {"@type": "Organization", "name": "The Desk"},
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert ("Mira Osei",) == page(HEAD + script).byline
    assert () == page(HEAD.replace("Mira Osei", "Courier")).byline


def test_what_is_hidden_and_whole_teasers_in_a_link_are_no_part_of_the_report() -> None:
    hidden = "<div style='display:none'><p>Metadata for machines, which nobody reads.</p></div>"
    teaser = "<a href='/eels'><h2>Eels return</h2><p>An official said the eels are back in the river.</p></a>"
    text = annotate(page(body=BODY.replace("</article>", f"{hidden}{teaser}</article>"))).body.text
    assert "machines" not in text
    assert "An official said" not in text


@pytest.mark.parametrize(
    "box",
    [
        "<div class='fact-box'>{}</div>",
        "<courier-factbox>{}</courier-factbox>",
        "<div class='aiArticleSummary'>{}</div>",
        "<div class='author-bio'>{}</div>",
        "<article><h3><a href='/eels'>Eels return</a></h3>{}</article>",
    ],
)
def test_boxes_in_the_story_are_no_part_of_its_report(box: str) -> None:
    words = "<p>The keeper of the last gauge was born on the river, and has counted its eels ever since.</p>"
    text = annotate(page(body=BODY.replace("<h2>What", box.format(words) + "<h2>What"))).body.text
    assert "Fishermen on both banks" in text
    assert "eels" not in text.casefold()


def test_a_report_that_is_called_a_box_is_read_all_the_same() -> None:
    text = annotate(page(body=BODY.replace("<article>", "<article><div class='related'>"))).body.text
    assert "Fishermen on both banks" in text


def test_what_stands_beside_the_story_is_no_part_of_the_report() -> None:
    paragraphs = STORY.replace("p>", "div>")
    story = f"<td class='cell'><h1>Ministers agree on river data after ten years</h1>{paragraphs}</td>"
    other = "Eels were counted again in the lower river, and there are more of them than ever, a keeper said."
    beside = f"<td class='cell'><div>{other}</div></td>"
    text = annotate(page(body=f"<table><tr>{story}{beside}</tr></table>")).body.text
    assert "Fishermen on both banks" in text
    assert "Eels" not in text


def test_a_report_that_is_hidden_until_somebody_agrees_is_read() -> None:
    text = annotate(page(body=BODY.replace("<article>", "<article style='display:none'>"))).body.text
    assert "After ten years without a shared gauge" in text


def test_a_sentence_that_a_caption_was_cut_from_stays_in_the_report() -> None:
    figure = (
        "<div class='image'><img src='/b.jpg'><p class='caption'>Warnings go out within ten minutes</p></div>"
    )
    sentence = "<p>Warnings go out within ten minutes.</p>"
    article = page(body=BODY.replace("<h2>What", f"{figure}{sentence}<h2>What"))
    assert "Warnings go out within ten minutes" in [picture.caption for picture in article.pictures]
    assert 1 == annotate(article).body.text.count("Warnings go out within ten minutes")


def test_a_list_of_others_has_bare_headlines_and_not_the_page_itself() -> None:
    titles = (
        "Ministers agree on river data after ten years",
        "Eels return to the river",
        "Grain price falls again",
    )
    links = "".join(
        f"<li><a href='/{rank}'><b class='kicker'>Rivers</b> {rank} {title}</a></li>"
        for rank, title in enumerate(titles[1:], 1)
    )
    own = f"<li><a href='/own'>{titles[0]}</a></li>"
    article = page(
        body=BODY.replace("<aside>", f"<aside><h3>Most read</h3><ul>{links}{own}</ul></aside><aside>")
    )
    (most_read, _read_more) = article.related
    assert list(titles[1:]) == [link.title for link in most_read.headlines]


@pytest.mark.parametrize(
    ("over", "section"),
    [
        ("<div class='article-channel'><a href='/w'>River News</a></div>", "River News"),
        ("<nav><a class='category' href='/archive'>Archive</a></nav>", "World"),
        ("<span class='topic-date'>2 May 2031</span>", "World"),
        (
            "<ul class='breadcrumbs'><a href='/'>Startseite</a><a href='/r'>Rivers</a></ul>",
            "Rivers",
        ),
    ],
)
def test_the_section_is_what_stands_over_the_headline(over: str, section: str) -> None:
    assert section == page(body=BODY.replace("<h1>", f"{over}<h1>")).section


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("<span class='dateline'>LOWER BANK, Anduin —</span>", "LOWER BANK, Anduin"),
        ("<p class='dateline'>Salen, 2 May 2031</p>", "Salen"),
        ("<div class='dateline'>2 May 2031, 09:00</div>", ""),
    ],
)
def test_a_place_is_read_where_the_page_marks_a_dateline(marked: str, place: str) -> None:
    assert place == page(body=BODY.replace("<figure>", f"{marked}<figure>")).dateline


@pytest.mark.parametrize(
    ("line", "place", "wire"),
    [
        ("<div><span>Salen - </span><time>12 May 2031</time></div>", "Salen", ""),
        ("<div>Published - 12 May 2031</div>", "", ""),
        ("<p>AFP, SALEN</p>", "", "AFP"),
    ],
)
def test_place_and_agency_are_read_between_headline_and_report(line: str, place: str, wire: str) -> None:
    body = BODY.replace("PORT SALEN: ", "").replace(" - Reuters", "").replace("</h1>", f"</h1>{line}")
    article = annotate(page(body=body))
    assert (article.dateline, article.wire) == (place, wire)


def test_a_place_in_the_data_that_nobody_prints_is_no_dateline() -> None:
    data = {"@type": "NewsArticle", "headline": "Eels", "dateline": "Spain"}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert page(HEAD + script).dateline == ""


def test_what_begins_with_a_dateline_is_no_deck() -> None:
    first = "PORT SALEN (SNA) - Levels of the river will be public from June, ministers said on Tuesday."
    marked = f'<p class="standfirst">{first}</p>'
    body = BODY.replace(
        '<p class="standfirst">A treaty ends the longest silence on the Lower Anduin.</p>', marked
    )
    article = annotate(page(body=body))
    assert article.deck == ""
    assert article.body.text.startswith("PORT SALEN (SNA) - Levels")


def test_captions_are_found_where_a_page_has_no_figures() -> None:
    picture = '<div class="image"><img src="/mole.jpg"></div>'
    called = f'<div class="story-image">{picture}<p>The old mole in May. Photo: Ada Blom/SNA</p></div>'
    marked = '<div><img src="/pier.jpg"><span class="newsCaption">The pier.</span></div>'
    article = page(body=BODY.replace("<h2>What", f"{called}{marked}<h2>What"))
    found = [(picture.url[-9:], picture.caption) for picture in article.pictures]
    assert found[1:] == [("/mole.jpg", "The old mole in May."), ("/pier.jpg", "The pier.")]
    assert "mole" not in annotate(article).body.text


def test_what_stands_with_films_offers_and_other_headlines_is_no_caption() -> None:
    film = "<div class='featured-video'><img src='/f.jpg'><p class='caption'>The mole, filmed.</p></div>"
    call = "<div class='image'><img src='/n.jpg'><p class='caption'>Subscribe to our newsletter</p></div>"
    offer = (
        "<div class='paidBanner'><figure><img src='/o.jpg'><figcaption>The paper.</figcaption></figure></div>"
    )
    other = "<figure><a href='/eels'><img src='/e.jpg'><figcaption>Eels return.</figcaption></a></figure>"
    larger = "<figure><a href='/m.jpg'><img src='/m.jpg'><figcaption>The mole.</figcaption></a></figure>"
    article = page(body=BODY.replace("<h2>What", f"{film}{call}{offer}{other}{larger}<h2>What"))
    assert ["The gauge at Salen.", "The mole."] == [picture.caption for picture in article.pictures]


def test_the_picture_to_share_stands_in_for_missing_ones() -> None:
    body = BODY[: BODY.index("<figure>")] + BODY[BODY.index("</figure>") :]
    assert page(body=body).pictures == (Picture("https://courier.example/share.jpg"),)


def test_a_report_told_only_in_the_data_is_read_from_there() -> None:
    told = "PORT SALEN: After ten years, levels are public.\n\n“We stopped listening,” said Lena Ortiz."
    data = {"@type": "NewsArticle", "headline": "Levels are public", "articleBody": told}
    article = page(f'<script type="application/ld+json">{json.dumps(data)}</script>', '<div id="app"></div>')
    assert annotate(article).body.text == told


@pytest.mark.parametrize(
    ("charset", "said", "meta"),
    [("utf-8", "", ""), ("cp1252", "windows-1252", ""), ("koi8-r", "", "koi8-r"), ("utf-16", "", "")],
)
def test_the_encoding_is_found(charset: str, said: str, meta: str) -> None:
    sentence = (
        "Вода не знает границ, сказала министр." if charset == "koi8-r" else "L’été, l’eau manque déjà."
    )
    body = BODY.replace(STORY, f"<p>{sentence}</p>{STORY}")
    html = f'<html><head><meta charset="{meta}"></head><body>{body}</body></html>'
    article = article_of_page(html.encode(charset, "xmlcharrefreplace"), URL, said)
    assert sentence in annotate(article).body.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"<html><body></body></html>",
        b"<h1>Log in</h1><form><input name=user><input type=password><button>Log in</button></form>",
        b"<ul>" + b"<li><a href=/x>Item</a></li>" * 200 + b"</ul>",
        b"<b>" * 100_000 + b"words",
    ],
)
def test_a_page_without_an_article_is_told_in_one_sentence(content: bytes) -> None:
    with pytest.raises(ContentError, match=r"^the page (?:is empty|holds no article|asks to log in.*)$"):
        article_of_page(content, URL)


def test_a_paragraph_without_an_end_is_read_in_no_time() -> None:
    words = b"word " * 200_000
    started = time.process_time()
    with pytest.raises(ContentError):
        article_of_page(b"<p>" + words)
    assert time.process_time() - started < 10
