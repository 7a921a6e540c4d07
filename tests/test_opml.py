"""Subscription lists are read as other readers write them, and written so that nothing is lost."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm import opml
from newsterm.errors import ContentError
from newsterm.opml import Folder, Outline


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
    ).feeds
    assert [("delta", ("Rivers", "Delta")), ("halwen", ("Rivers",)), ("brenn", ())] == [
        (outline.title, outline.folder) for outline in outlines
    ]


def test_all_that_came_with_a_feed_is_kept() -> None:
    attributes = 'title="Brenn" htmlUrl="https://brenn.example/" category="/a/b" fs:full="true"'
    listed = body(feed("brenn", attributes), 'xmlns:fs="https://full.example/" xmlns:not="x"')
    [outline] = opml.read(listed).feeds
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
    assert (Outline("https://brenn.example/feed", "Brenn"),) == opml.read(content).feeds


def test_bare_ampersands_are_forgiven() -> None:
    content = body('<outline text="Salt & silt &amp; sand" xmlUrl="https://brenn.example/?a=1&b=2"/>')
    assert (Outline("https://brenn.example/?a=1&b=2", "Salt & silt & sand"),) == opml.read(content).feeds


def test_folders_are_read_with_their_attributes_those_without_feeds_too() -> None:
    inside = f'<outline text="Rivers" isOpen="true">{feed("delta")}<outline title="Dry"/></outline>'
    assert (
        Folder(("Rivers",), {"isOpen": "true"}),
        Outline("https://delta.example/feed", "delta", ("Rivers",)),
        Folder(("Rivers", "Dry")),
    ) == opml.read(body(inside)).entries


def test_a_folder_that_calls_itself_a_feed_is_one_if_something_is_in_it() -> None:
    inside = f'<outline text="Rivers" type="rss">{feed("delta")}</outline>'
    assert (Folder(("Rivers",), {"type": "rss"}),) == opml.read(body(inside)).entries[:1]


@pytest.mark.parametrize(
    ("inside", "skipped"),
    [
        (
            '<outline type="link" text="Brenn" url="https://brenn.example/"/>',
            (1, "Brenn", "it is a link to https://brenn.example/, no feed"),
        ),
        (
            '<outline type="include" text="More" url="https://brenn.example/more.opml"/>',
            (
                1,
                "More",
                "another list is included here; import it by itself: https://brenn.example/more.opml",
            ),
        ),
        (
            '\n<outline type="rss" text="Brenn"/>',
            (2, "Brenn", "it should be a feed, but it has no address (xmlUrl)"),
        ),
    ],
)
def test_what_is_no_feed_is_named_with_its_line(inside: str, skipped: tuple[int, str, str]) -> None:
    found = opml.read(body(inside + feed("delta")))
    assert [skipped] == [*map(tuple, found.skipped)]
    assert 1 == len(found.entries)


@pytest.mark.parametrize(
    "broken",
    [
        b'?xml version="1.0"?>\n<opml><body>%s%s</body></opml>',
        b"<opml><body>%s<!-- & -->\n&nbsp;%s</body></opml>",
        b"<opml><body>%s<outline text='\x1b&#27;\xe9'/>%s</body></opml>",
        b'<?xml version="1.0" encoding="no-such"?><opml><body>%s%s</body></opml>',
        '<?xml version="1.0" encoding="gb2312"?><opml><body>%s<outline text="河"/>%s</body></opml>'.encode(
            "gbk"
        ),
    ],
)
def test_a_list_that_is_nearly_right_is_read_whole(broken: bytes) -> None:
    found = opml.read(broken % (feed("delta").encode(), feed("brenn").encode()))
    assert ["delta", "brenn"] == [outline.title for outline in found.feeds]
    assert () == found.skipped


def test_a_list_that_breaks_off_is_read_up_to_there_and_the_break_is_told() -> None:
    found = opml.read(f"<opml><body>\n{feed('delta')}\n</bo>{feed('brenn')}".encode())
    assert ["delta"] == [outline.title for outline in found.feeds]
    [skipped] = found.skipped
    assert 3 == skipped.line
    assert skipped.reason.endswith("the rest is not read")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the subscription list is empty"),
        (b"\n ", "the subscription list is empty"),
        (b"<rss><channel/></rss>", r"it is no subscription list \(OPML\): it begins with <rss>"),
        (b"https://brenn.example/feed\n", r"it can't be read as a subscription list \(OPML\): "),
        (body("<outline>"), r"it can't be read as a subscription list \(OPML\): mismatched tag"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "it declares entities"),
        (body("<outline text='x'>" * 200), "its folders are nested more than 100 deep"),
    ],
)
def test_what_is_no_subscription_list_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(ContentError, match=sentence):
        opml.read(content)


def test_a_document_type_alone_does_no_harm() -> None:
    content = f'<!DOCTYPE opml SYSTEM "http://opml.example/opml.dtd"><opml>{feed("delta")}</opml>'
    assert ["delta"] == [outline.title for outline in opml.read(content.encode()).feeds]


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


def test_feeds_and_folders_stand_in_their_order() -> None:
    text = opml.write(
        [
            Outline("https://a.example/"),
            Folder(("News",), {"isOpen": "true"}),
            Outline("https://b.example/", folder=("News",)),
            Outline("https://b.example/", folder=("Late",)),
            Outline("https://c.example/"),
            Folder(("Late",)),
            Outline("https://d.example/", folder=("News",)),
        ]
    )
    names = re.findall(r'text="(?:https://)?(\w+)', text)
    assert ["a", "News", "b", "d", "c", "Late", "b"] == names
    assert 'isOpen="true"' in text


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)
lines = st.lists(words, min_size=1, max_size=3).map(" ".join)
values = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\r\t")
)
names = st.text(string.ascii_letters, min_size=1).filter(
    lambda name: name.lower() not in {"xmlurl", "htmlurl", "text", "title", "type", "xmlns"}
)
paths = st.lists(lines, max_size=3).map(tuple)
attributes = st.dictionaries(names, values, max_size=3)
folders = st.builds(Folder, path=paths.filter(bool), attributes=attributes)
outlines = st.builds(
    Outline,
    address=words,
    title=st.just("") | lines,
    folder=paths,
    site_url=st.just("") | words,
    attributes=attributes,
).filter(lambda outline: outline.title != outline.address)


@given(st.lists(outlines | folders, max_size=8))
def test_what_is_written_is_read_back(entries: list[Outline | Folder]) -> None:
    read = opml.read(opml.write(entries).encode())
    given_feeds = [entry for entry in entries if isinstance(entry, Outline)]
    assert sorted(map(repr_sorted, given_feeds)) == sorted(map(repr_sorted, read.feeds))
    kept: dict[opml.Path, Folder] = {}
    for entry in entries:
        if isinstance(entry, Folder):
            kept.setdefault(entry.path, entry)
    assert set(kept) <= {entry.path for entry in read.entries if isinstance(entry, Folder)}
    assert [] == [folder for folder in kept.values() if folder not in read.entries]
    assert read.entries == opml.read(opml.write(read.entries).encode()).entries


def repr_sorted(outline: Outline) -> str:
    """All of an outline, its attributes in one order."""
    whole = (outline.address, outline.title, outline.folder, outline.site_url)
    return repr((*whole, sorted(outline.attributes.items())))
