"""A sitemap gives an article for each page it tells of, and its news with all that is told of them."""

import gzip
from datetime import UTC, datetime

import pytest

from newsterm.model import Article, ParsedFeed, Picture, Tag
from newsterm.sources.document import Document
from newsterm.sources.feeds.sitemap import feed_of_sitemap, looks_like_news, title_of
from newsterm.sources.parse import parse

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
EELS = """<url><loc>https://delta-courier.example/river/eels?a=1&amp;b=2</loc><lastmod>2026-11-21</lastmod>
<news:news><news:publication><news:name>Delta Courier</news:name><news:language>pt-br</news:language>
</news:publication><news:genres>OpEd, Satire</news:genres>
<news:publication_date>2026-11-20T08:30:00+01:00</news:publication_date>
<news:title>Eels return to the &amp;quot;Halwen&amp;quot;</news:title>
<news:keywords>eels, Halwen treaty,, eels</news:keywords></news:news><image:image>
<image:loc>/eel.jpg</image:loc><image:caption>One eel.</image:caption></image:image>
<image:image><image:loc>/trap.jpg</image:loc><image:title>A trap of willow</image:title></image:image>
</url>"""
PLAIN = "<url><loc>https://delta-courier.example/about-us.html</loc><lastmod>2026-01-02</lastmod></url>"


def urlset(*pages: str, spaces: str = SPACES) -> str:
    return f"<?xml version='1.0'?><urlset {spaces}>{''.join(pages)}</urlset>"


def index(*sitemaps: tuple[str, str]) -> str:
    inside = "".join(
        f"<sitemap><loc>{address}</loc><lastmod>{changed}</lastmod></sitemap>"
        for address, changed in sitemaps
    )
    return f"<sitemapindex {SPACES}>{inside}</sitemapindex>"


def the_only(feed: ParsedFeed) -> Article:
    (article,) = feed.articles
    return article


def test_news_comes_with_all_that_is_told_of_it() -> None:
    feed = feed_of_sitemap(urlset(EELS), "https://delta-courier.example/news.xml")
    address = "https://delta-courier.example/river/eels?a=1&b=2"
    assert ("Delta Courier", "https://delta-courier.example/", "pt-BR") == (
        feed.feed.title,
        feed.feed.site_url,
        feed.feed.language,
    )
    assert Article(
        guid=address,
        url=address,
        title='Eels return to the "Halwen"',
        published=datetime(2026, 11, 20, 7, 30, tzinfo=UTC),
        updated=datetime(2026, 11, 21, tzinfo=UTC),
        language="pt-BR",
        outlet="Delta Courier",
        tags=(Tag("eels"), Tag("Halwen treaty"), Tag("OpEd", "genres"), Tag("Satire", "genres")),
        pictures=(
            Picture("https://delta-courier.example/eel.jpg", "One eel."),
            Picture("https://delta-courier.example/trap.jpg", "A trap of willow"),
        ),
    ) == the_only(feed)


def test_a_prefix_is_as_good_as_another_and_so_is_none() -> None:
    other = urlset(EELS).replace("news:", "n:").replace("xmlns:news", "xmlns:n")
    without = urlset(EELS, spaces="")
    assert feed_of_sitemap(urlset(EELS)).articles == feed_of_sitemap(other).articles
    assert feed_of_sitemap(urlset(EELS)).articles == feed_of_sitemap(without).articles


def test_where_some_pages_are_news_the_others_are_left_out() -> None:
    assert ['Eels return to the "Halwen"'] == [
        article.title for article in feed_of_sitemap(urlset(PLAIN, EELS)).articles
    ]


def test_a_page_that_is_only_an_address_is_called_by_its_end() -> None:
    feed = feed_of_sitemap(urlset(PLAIN), "https://www.delta-courier.example/sitemap.xml")
    article = the_only(feed)
    assert "delta-courier.example" == feed.feed.title == article.outlet
    assert ("About us", datetime(2026, 1, 2, tzinfo=UTC)) == (article.title, article.published)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/2026/11/eels-return_to-the-river", "Eels return to the river"),
        ("/eels-return-20261121.html", "Eels return"),
        ("/3331000_the-bell/", "The bell"),
        ("/news/42", "News 42"),
        ("/f%C3%A4hre-nach-skarva.php", "Fähre nach skarva"),
        ("/%1B%5B2Jeels", "\ufffd[2Jeels"),
        ("/", "delta-courier.example"),
        ("/?p=12", "delta-courier.example"),
    ],
)
def test_the_end_of_an_address_is_made_readable(path: str, title: str) -> None:
    assert title == title_of("https://www.delta-courier.example" + path)


def test_an_index_names_its_parts_news_first_and_then_the_newest() -> None:
    text = index(
        ("https://delta-courier.example/pages.xml", "2026-11-23"),
        ("/news-2025.xml.gz", "2025-01-01"),
        ("/newsletter.xml", ""),
        ("https://delta-courier.example/news-2026.xml", "2026-11-22T10:00:00Z"),
        ("ftp://delta-courier.example/news.xml", "2026-11-23"),
    )
    feed = feed_of_sitemap(text, "https://delta-courier.example/sitemap.xml")
    assert () == feed.articles
    assert (
        "https://delta-courier.example/news-2026.xml",
        "https://delta-courier.example/news-2025.xml.gz",
        "https://delta-courier.example/pages.xml",
        "https://delta-courier.example/newsletter.xml",
    ) == feed.parts


def test_news_is_looked_for_in_the_path_alone() -> None:
    assert looks_like_news("https://delta-courier.example/sitemaps/news.xml")
    assert not looks_like_news("https://news.delta-courier.example/sitemap.xml")
    assert not looks_like_news("https://delta-courier.example/newsletter-sitemap.xml")


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    feed = feed_of_sitemap(urlset(EELS, PLAIN)[:-60], "https://delta-courier.example/news.xml")
    assert 'Eels return to the "Halwen"' == the_only(feed).title
    assert "not well-formed XML" in feed.problem


def test_an_empty_sitemap_is_a_feed_without_news() -> None:
    assert () == feed_of_sitemap(urlset()).articles


def test_pages_without_an_address_of_the_web_are_left_out() -> None:
    assert () == feed_of_sitemap(urlset("<url><loc>javascript:alert(1)</loc></url>", "<url/>")).articles


def test_a_sitemap_is_known_by_its_first_element_packed_or_with_a_mark_before_it() -> None:
    content = urlset(EELS).encode("utf-8-sig")
    for sent in (content, gzip.compress(content)):
        assert "Delta Courier" == parse(Document("news.xml.gz", sent)).feed.title
