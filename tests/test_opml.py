"""Subscription lists are read as other readers write them, and written so that nothing is lost."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm import opml
from newsterm.errors import ContentError
from newsterm.opml import Outline


def body(inside: str, attributes: str = "") -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0" {attributes}><body>{inside}</body></opml>'.encode()


def feed(name: str, attributes: str = "") -> str:
    return f'<outline type="rss" text="{name}" xmlUrl="https://{name}.example/feed" {attributes}/>'


def test_feeds_are_read_with_the_folders_they_are_in() -> None:
    outlines = opml.read(
        body(
            f'<outline text="Rivers"><outline text="Delta ">{feed("delta")}</outline>'
            f"{feed('halwen')}</outline>{feed('brenn')}"
        )
    )
    assert [("delta", ("Rivers", "Delta")), ("halwen", ("Rivers",)), ("brenn", ())] == [
        (outline.title, outline.folder) for outline in outlines
    ]


def test_all_that_came_with_a_feed_is_kept() -> None:
    attributes = 'title="Brenn" htmlUrl="https://brenn.example/" category="/a/b" fs:full="true"'
    [outline] = opml.read(body(feed("brenn", attributes), 'xmlns:fs="https://full.example/" xmlns:not="x"'))
    assert (
        Outline(
            "https://brenn.example/feed",
            title="Brenn",
            site_url="https://brenn.example/",
            attributes={
                "text": "brenn",
                "category": "/a/b",
                "fs:full": "true",
                "xmlns:fs": "https://full.example/",
            },
        )
        == outline
    )


@pytest.mark.parametrize(
    "content",
    [
        b'<opml><body><outline xmlurl="https://brenn.example/feed" TEXT="Brenn"/></body></opml>',
        b'<OPML><outline XMLURL=" https://brenn.example/feed " title="Brenn"/></OPML>',
        b'\n<?xml version="1.0"?><opml><outline xmlUrl="https://brenn.example/feed" text="Brenn"/></opml>',
        b'\xef\xbb\xbf<opml><outline xmlUrl="https://brenn.example/feed" text="Brenn"/></opml>',
        '<?xml version="1.0" encoding="utf-16"?><opml><outline xmlUrl="https://brenn.example/feed" '
        'text="Brenn"/></opml>'.encode("utf-16"),
    ],
)
def test_lists_are_read_however_they_are_spelled(content: bytes) -> None:
    assert [Outline("https://brenn.example/feed", "Brenn")] == opml.read(content)


def test_bare_ampersands_are_forgiven() -> None:
    content = body('<outline text="Salt & silt &amp; sand" xmlUrl="https://brenn.example/?a=1&b=2"/>')
    assert [Outline("https://brenn.example/?a=1&b=2", "Salt & silt & sand")] == opml.read(content)


def test_what_is_no_feed_is_left_out() -> None:
    links = '<outline type="link" text="x" url="https://brenn.example/"/><outline text="A note"/><outline/>'
    assert [] == opml.read(body(links))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the subscription list is empty"),
        (b"\n ", "the subscription list is empty"),
        (b"<rss><channel/></rss>", r"it is no subscription list \(OPML\): it begins with <rss>"),
        (b"https://brenn.example/feed\n", r"it can't be read as a subscription list \(OPML\): "),
        (body("<outline>"), r"it can't be read as a subscription list \(OPML\): mismatched tag"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "it declares a document type"),
        (body("<outline text='x'>" * 200), "its folders are nested more than 100 deep"),
    ],
)
def test_what_is_no_subscription_list_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(ContentError, match=sentence):
        opml.read(content)


def test_each_folder_is_written_once_and_with_names_other_readers_show() -> None:
    text = opml.write(
        [
            Outline("https://a.example/", "A & <B>", ("News",)),
            Outline("https://b.example/", folder=("Sport",)),
            Outline("https://c.example/", "C", ("News", "World")),
        ],
        title="Mine",
    )
    assert 1 == text.count('<outline text="News"')
    assert "<title>Mine</title>" in text
    assert 'text="A &amp; &lt;B&gt;"' in text
    assert 'text="https://b.example/"' in text


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)
lines = st.lists(words, min_size=1, max_size=3).map(" ".join)
values = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\r\t")
)
names = st.text(string.ascii_letters, min_size=1).filter(
    lambda name: name.lower() not in {"xmlurl", "htmlurl", "text", "title", "type", "xmlns"}
)
outlines = st.builds(
    Outline,
    address=words,
    title=st.just("") | lines,
    folder=st.lists(lines, max_size=3).map(tuple),
    site_url=st.just("") | words,
    attributes=st.dictionaries(names, values, max_size=3),
).filter(lambda outline: outline.title != outline.address)


@given(st.lists(outlines, max_size=8))
def test_what_is_written_is_read_back(given_outlines: list[Outline]) -> None:
    read = opml.read(opml.write(given_outlines).encode())
    assert sorted(map(repr_sorted, given_outlines)) == sorted(map(repr_sorted, read))
    assert read == opml.read(opml.write(read).encode())


def repr_sorted(outline: Outline) -> str:
    """All of an outline, its attributes in one order."""
    whole = (outline.address, outline.title, outline.folder, outline.site_url)
    return repr((*whole, sorted(outline.attributes.items())))
