"""What is written plainly is taken as it stands, and is what feedparser would have said."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from newsterm.sources.feeds.essentials import Fields, plain_channel, plain_item
from newsterm.sources.feeds.parts import BASE, Parts
from newsterm.sources.feeds.standard import channel_read, items_read, line_said, words_said

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
LINES = ("id", "published", "created", "updated", "comments", "language")

RSS_ITEM = f"""<item xmlns:dc="{DC[1:-1]}"><title>Eels return to the Ondle</title>
<link>https://delta-courier.example/eels</link><guid isPermaLink="false">eels-7</guid>
<pubDate>Mon, 23 Nov 2026 16:40:00 +0100</pubDate><dc:creator>Mira Osei</dc:creator>
<description>&lt;p&gt;Words &amp;amp; words.&lt;/p&gt;</description></item>"""
ATOM_ENTRY = f"""<entry xmlns="{ATOM[1:-1]}"><title type="html">Eels return</title><id>urn:eels</id>
<link rel="alternate" href="https://delta-courier.example/eels"/><updated>2026-11-23T16:40:00Z</updated>
<author><name>Mira Osei</name></author></entry>"""

words = st.one_of(
    st.sampled_from(
        ["", " ", "Salt & silt", "<b>Salt</b>", "Salt &amp; silt", "a < b", "Ã©tÃ©", "É\x85t", "\u2060x"]
    ),
    st.sampled_from(
        ["desk@brenn.example (Mira Osei)", "Mira Osei <desk@brenn.example>", "desk@brenn.example"]
    ),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cs"]), max_size=12),
)
addresses = st.sampled_from(
    [
        "",
        "/eels",
        "https://brenn.example/?a=1&b=2",
        "https:///brenn.example",
        "urn:x",
        " HTTP://x.example ",
        "#a",
        "//x",
    ]
)
attributes = st.fixed_dictionaries(
    {},
    optional={
        "href": addresses,
        "url": addresses,
        "rel": st.sampled_from(["alternate", "self", "Enclosure", " replies ", ""]),
        "type": st.sampled_from(
            ["text", "html", "HTML", "xhtml", "text/plain", "text/html", "image/png", ""]
        ),
        BASE: st.sampled_from(["https://brenn.example/a/", "b/"]),
        "isPermaLink": st.sampled_from(["true", "false"]),
    },
)
names = st.sampled_from(
    [
        *("title", "link", "guid", "id", "pubDate", "updated", "author", "comments", "language", "source"),
        *("description", f"{DC}creator", f"{DC}title", f"{DC}date", f"{ATOM}link", f"{ATOM}author"),
    ]
)
children = st.lists(st.tuples(names, st.one_of(words, addresses), attributes, st.booleans()), max_size=7)


def parts_of(children: list[tuple[str, str, dict[str, str], bool]]) -> Parts:
    """An element with these children; where so marked, their words stand in an element of their own."""
    element = etree.Element("item")
    for name, text, attributes, is_deep in children:
        child = etree.SubElement(element, name, attributes)
        holder = etree.SubElement(child, "name") if is_deep else child
        holder.text = "".join(sign for sign in text if sign.isprintable() or sign == "\x85")
    return Parts(element)


def as_asked(fields: Fields) -> dict[str, Any]:
    """All that is asked of what was found."""
    links = fields.get("links") or ()
    return {
        **{name: words_said(fields, name) for name in LINES},
        **{name: line_said(fields, name) for name in ("title", "subtitle")},
        "links": [(words_said(link, "href"), link["rel"], link["type"]) for link in links],
        "authors": [name for one in fields.get("authors") or () if (name := words_said(one, "name"))],
        "source": fields.get("source") or {},
    }


@given(children, st.booleans())
@example([("author", "Mira Osei at desk@brenn.org", {}, False)], False)
@example([("link", "https:///brenn.example/", {}, False)], False)
@example([("comments", "https:///brenn.example/", {}, False)], False)
@example([("title", "Salt", {"type": "image/png"}, False)], True)
def test_what_is_plain_of_an_item_is_what_feedparser_says(
    children: list[tuple[str, str, dict[str, str], bool]], atom: bool
) -> None:
    plain = plain_item(parts_of(children))
    [read] = items_read([parts_of(children)], atom=atom)
    assert plain is None or as_asked(read) == as_asked(plain)


@given(children, st.booleans())
def test_what_is_plain_of_a_feed_is_what_feedparser_says(
    children: list[tuple[str, str, dict[str, str], bool]], atom: bool
) -> None:
    plain = plain_channel(parts_of(children))
    read = channel_read(parts_of(children), atom=atom)
    assert plain is None or as_asked(read) == as_asked(plain)


def test_usual_items_are_plain_whatever_their_texts_are() -> None:
    told = [plain_item(Parts(etree.fromstring(item))) for item in (RSS_ITEM, ATOM_ENTRY)]
    assert ["Eels return to the Ondle", "Eels return"] == [line_said(one or {}, "title") for one in told]


def test_a_title_with_an_entity_is_left_to_feedparser() -> None:
    assert plain_item(parts_of([("title", "Salt &amp; silt", {}, False)])) is None
