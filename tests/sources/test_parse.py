"""A document is what its bytes say it is; what is no news is told in one sentence."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.errors import ContentError
from newsterm.model import Feed, ParsedFeed
from newsterm.sources.document import Document
from newsterm.sources.parse import parse, parse_all

RSS = (
    b'<rss version="2.0"><channel><title>Delta Courier</title>'
    b"<item><title>Tides</title></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>'
    b"<entry><title>Tides</title></entry></feed>"
)
RDF = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b"<channel><title>Four Shores</title></channel><item><title>Tides</title></item></rdf:RDF>"
)
JSON = b'\n {"title": "Salen Review", "items": [{"title": "Tides"}]}'
PARAGRAPH = (
    "The keeper of the gauge read the river every morning for forty years and wrote the level in a blue "
    "book, which the ministry has asked to borrow for as long as the treaty lasts, and perhaps for longer."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The blue book - Brenn Standard</title>
<meta property="og:site_name" content="Brenn Standard"><meta property="og:title" content="The blue book">
</head><body><article><h1>The blue book</h1>{f"<p>{PARAGRAPH}</p>" * 4}</article></body></html>""".encode()
TEXT = ("The blue book\n\n" + f"{PARAGRAPH}\n\n" * 4).encode()


def read(content: bytes, address: str = "here", url: str = "", media_type: str = "") -> ParsedFeed:
    return parse(Document(address, content, media_type=media_type, url=url))


@pytest.mark.parametrize(
    ("content", "outlet"),
    [
        (RSS, "Delta Courier"),
        (ATOM, "Harbour Post"),
        (RDF, "Four Shores"),
        (JSON, "Salen Review"),
        (gzip.compress(RSS, mtime=0), "Delta Courier"),
        (RSS.decode().encode("utf-16"), "Delta Courier"),
        (b"\n\n<?xml version='1.0'?>" + RSS, "Delta Courier"),
        (b"<br />\nWarning: out of tea\n<?xml version='1.0'?>" + RSS, "Delta Courier"),
        (b"<!-- cached -->\n" + ATOM, "Harbour Post"),
    ],
)
@pytest.mark.parametrize("media_type", ["", "text/html", "application/octet-stream"])
def test_a_feed_is_a_feed_whatever_it_is_declared_to_be(content: bytes, outlet: str, media_type: str) -> None:
    parsed = read(content, media_type=media_type)
    assert outlet == parsed.feed.title
    assert [("Tides", outlet)] == [(article.title, article.outlet) for article in parsed.articles]


def test_a_page_is_a_feed_of_its_article() -> None:
    parsed = read(PAGE, url="https://brenn.example/blue-book")
    [article] = parsed.articles
    assert ("The blue book", "Brenn Standard") == (article.title, article.outlet)
    assert PARAGRAPH in article.markup
    assert "Brenn Standard" == parsed.feed.title


def test_a_text_is_a_feed_of_its_article() -> None:
    parsed = read(TEXT, "/home/lena/blue-book.txt")
    [article] = parsed.articles
    assert ("The blue book", "") == (article.title, article.markup)
    assert PARAGRAPH in article.body.text
    assert "blue-book.txt" == parsed.feed.title


def test_what_is_broken_is_read_as_far_as_it_goes_and_said_to_be() -> None:
    parsed = read(RSS[:-28] + b"<item><title>Si")
    assert ["Tides", "Si"] == [article.title for article in parsed.articles]
    assert parsed.problem.startswith("here: not well-formed XML (")
    assert parsed.problem.endswith("; what can be read is shown")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "here: it is empty"),
        (b" \n\t ", "here: it is empty"),
        (b"\xef\xbb\xbf", "here: it is empty"),
        (b'{"error": "rate limited"}', "here: it is JSON, but no JSON Feed"),
        (b'{"items": [{"title"', "here: it looks like JSON and is broken"),
        (b"{", "here: it looks like JSON and is broken"),
        (b"<rss", "here: it breaks off before anything can be read: not well-formed XML"),
        (b"%PDF-1.7 x", "here: it is a PDF, not a feed"),
        (b"\x89PNG\r\n\x1a\n", "here: it is a picture, not a feed"),
        (bytes(range(256)) * 16, "here: it is neither text nor a feed"),
        (b"<opml><body/></opml>", "here: it is a list of subscriptions; `newsterm import` reads it"),
        (b'<?xml version="1.0"?><error>no</error>', "here: it is no feed: it begins with <error>"),
        (b"\x1f\x8b\x08nonsense", "here: it is packed with gzip and broken"),
    ],
)
def test_what_is_no_news_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(content)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not Found</h1></body></html>",
        b"<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>",
        b"<div>Hi</div>",
    ],
)
def test_a_page_without_an_article_is_told(content: bytes) -> None:
    with pytest.raises(ContentError, match=r"^here: "):
        read(content)


def test_a_page_without_an_article_tells_of_the_feed_it_offers() -> None:
    page = (
        b"<!DOCTYPE html><html><head><title>Site</title>"
        b'<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hi</body></html>'
    )
    with pytest.raises(ContentError, match=r"it offers a feed at https://brenn\.example/feed\.xml$"):
        read(page, url="https://brenn.example/")


def test_a_server_s_few_words_are_no_article() -> None:
    with pytest.raises(ContentError, match="it is no feed, only a few words: Service unavailable"):
        read(b"Service unavailable", url="https://brenn.example/feed")


def documents(folder: str, **contents: bytes) -> list[Document]:
    return [Document(f"{folder}/{name}", content) for name, content in contents.items()]


def test_a_folder_is_one_feed_whose_articles_name_their_own() -> None:
    parsed = parse_all(
        [*documents("/home/lena/news", a=RSS), *documents("/home/lena/news/more", b=ATOM, c=JSON)]
    )
    assert Feed("news") == parsed.feed
    assert ["Delta Courier", "Harbour Post", "Salen Review"] == [
        article.outlet for article in parsed.articles
    ]
    assert parsed.problem == ""


def test_what_can_not_be_read_in_a_folder_is_named_and_spoils_nothing() -> None:
    parsed = parse_all(documents("/news", a=RSS, b=b"", c=RSS[:-20]))
    assert 2 == len(parsed.articles)
    assert parsed.problem.startswith("/news/b: it is empty; /news/c: not well-formed XML (")


def test_a_folder_in_which_nothing_can_be_read_is_told() -> None:
    with pytest.raises(ContentError, match=r"^/news/a: it is empty; /news/b: it is a PDF, not a feed$"):
        parse_all(documents("/news", a=b"", b=b"%PDF-1"))


def test_of_many_files_that_can_not_be_read_a_few_are_named() -> None:
    parsed = parse_all(
        [*documents("/news", a=RSS), *(Document(f"/news/{number}", b"") for number in range(9))]
    )
    assert parsed.problem.startswith("/news/0: it is empty; /news/1: it is empty; ")
    assert parsed.problem.endswith("; and 4 more")


def test_the_samples_can_all_be_read() -> None:
    root = Path(__file__).parent.parent.parent / "sample_feeds"
    for path in sorted(root.rglob("*")):
        if path.suffix in {".rss", ".rdf", ".atom", ".json", ".html", ".txt"}:
            parsed = parse(Document(str(path), path.read_bytes()))
            assert parsed.articles, path
            assert parsed.problem == "", path


PIECES = [
    b"<rss>",
    b"<item>",
    b"</item>",
    b"<title>",
    b"&",
    b"&amp;",
    b"<![CDATA[",
    b"]]>",
    b'"',
    b"\xff",
    b"<a:b c=d>",
]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=4)).map(b"".join))
def test_no_feed_is_too_broken_to_look_at(inside: bytes) -> None:
    try:
        read(b"<rss>" + inside)
    except ContentError as error:
        assert str(error).startswith("here: ")
