"""feedparser reads what every feed has, from a copy that cannot lead it astray."""

from itertools import permutations

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.expat import create_parser
from newsterm.sources.feeds.parts import Parts
from newsterm.sources.feeds.standard import line_said, said_of_feed, said_of_items, words_said

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
PARTS = [
    "<title>Tides</title>",
    "<guid>https://delta-courier.example/?p=7</guid>",
    "<link>https://delta-courier.example/tides</link>",
    '<atom:link href="https://delta-courier.example/more"/>',
    "<media:group><media:title>IMG</media:title><media:description>Mud.</media:description></media:group>",
]


def parts_of(inside: str) -> Parts:
    return Parts(etree.fromstring(f"<item {SPACES}>{inside}</item>"))


def said(inside: str, *, atom: bool = False) -> Fields:
    [fields] = said_of_items([parts_of(inside)], atom=atom)
    return fields


@pytest.mark.parametrize("parts", list(permutations(PARTS)))
def test_the_order_of_elements_changes_nothing(parts: tuple[str, ...]) -> None:
    fields = said("".join(parts))
    assert ("Tides", "https://delta-courier.example/?p=7") == (
        line_said(fields, "title"),
        words_said(fields, "id"),
    )
    assert ["https://delta-courier.example/tides", "https://delta-courier.example/more"] == [
        link["href"] for link in fields["links"]
    ]


def test_an_id_is_never_completed_nor_taken_for_a_link() -> None:
    fields = said("<id>/7</id>", atom=True)
    assert ("/7", "") == (words_said(fields, "id"), words_said(fields, "link"))


def test_a_date_of_publication_is_no_change() -> None:
    fields = said("<pubDate>Mon, 23 Nov 2026 16:40:00 +0100</pubDate>")
    assert ("Mon, 23 Nov 2026 16:40:00 +0100", "") == (
        words_said(fields, "published"),
        words_said(fields, "updated"),
    )


def test_an_address_with_a_long_ending_is_no_name() -> None:
    fields = said("<author>desk@delta-courier.example (Mira Osei)</author>")
    assert ["Mira Osei"] == [author["name"] for author in fields["authors"]]


def test_no_element_of_a_title_is_taken_for_an_item() -> None:
    fields = said("<title>Salt <item>and</item> silt</title>", atom=True)
    assert "Salt and silt" == line_said(fields, "title")


def test_many_items_keep_their_order() -> None:
    items = [parts_of(f"<title>{number}</title>") for number in range(1_100)]
    assert [str(number) for number in range(1_100)] == [
        line_said(fields, "title") for fields in said_of_items(items, atom=False)
    ]


def test_of_a_feed_feedparser_reads_its_name_links_and_language() -> None:
    channel = parts_of(
        "<title>Delta Courier</title><link>https://delta-courier.example/</link>"
        "<description>News of the delta</description><language>en-us</language>"
    )
    fields = said_of_feed(channel, atom=False)
    assert ("Delta Courier", "News of the delta", "en-us") == (
        line_said(fields, "title"),
        line_said(fields, "subtitle"),
        words_said(fields, "language"),
    )
    assert ["https://delta-courier.example/"] == [link["href"] for link in fields["links"]]


words = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"]))


@given(words)
def test_no_word_of_a_feed_is_changed(text: str) -> None:
    element = etree.Element("item")
    etree.SubElement(element, "guid").text = text
    [fields] = said_of_items([Parts(element)], atom=False)
    assert text.strip() == words_said(fields, "id")


@given(words)
def test_a_title_of_plain_text_stays_as_it_is(text: str) -> None:
    element = etree.Element("entry")
    etree.SubElement(element, "title", type="text").text = text
    [fields] = said_of_items([Parts(element)], atom=True)
    assert " ".join(text.split()) == line_said(fields, "title")


def test_feedparser_still_takes_the_faster_reader() -> None:
    assert "newsterm.sources.feeds.expat" == feedparser.api.PREFERRED_XML_PARSERS[0]
    reader = create_parser()
    reader.reset()
    assert vars(reader)["_parser"].buffer_text


def test_feedparser_is_never_given_what_it_could_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("feedparser opened something")

    monkeypatch.setattr(feedparser.http, "get", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert "https://delta-courier.example/" == words_said(
        said("<title>https://delta-courier.example/</title>"), "title"
    )
