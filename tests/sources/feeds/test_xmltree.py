"""Broken XML is read as far as it can be, and no document type reaches a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsterm.errors import ContentError
from newsterm.sources.feeds.xmltree import feed_start, root_name, tree_of, without_prolog


def read(text: str) -> tuple[str, bool]:
    """What a text's tree holds, and whether something was broken."""
    tree = tree_of(text)
    return etree.tostring(tree.root, encoding="unicode"), bool(tree.problem)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<r>salt & silt</r>", "<r>salt &amp; silt</r>"),
        ("<r>caf&eacute;&nbsp;bar</r>", "<r>café\xa0bar</r>"),
        ("<r>&unknown; &lt;</r>", "<r>&amp;unknown; &lt;</r>"),
        ("<r>&#27;&#x1b;&#0;&#233;</r>", "<r>\ufffd\ufffd\ufffdé</r>"),
        ("<r>a\x07b\x00c</r>", "<r>a\ufffdb\ufffdc</r>"),
        ("<r a=1 b:c=two><d e=x/></r>", '<r xmlns:b="urn:b" a="1" b:c="two"><d e="x"/></r>'),
        ("<r><media:x/></r>", '<r xmlns:media="http://search.yahoo.com/mrss/"><media:x/></r>'),
        ("<r>x</r><script>count()</script> 0.03s", "<r>x</r>"),
        (
            "<r><description>a<br>b &amp; c</description></r>",
            "<r><description>a&lt;br&gt;b &amp;amp; c</description></r>",
        ),
        ('<r><a\ufffd:b c\ufffd:d="e">f<', "<r><b>f</b></r>"),
        ("<r><i>one</i><i>two", "<r><i>one</i><i>two</i></r>"),
        ("<r>&<![CDATA[a & b <br> &nbsp;]]></r>", "<r>&amp;a &amp; b &lt;br&gt; &amp;nbsp;</r>"),
    ],
)
def test_what_is_broken_is_mended_and_said_to_be(written: str, meant: str) -> None:
    assert (meant, True) == read(written)


def test_what_is_whole_is_read_as_it_is() -> None:
    assert ("<r><a>1</a></r>", False) == read('<?xml version="1.0"?>\n<!-- x --><r><a>1</a></r>')


@pytest.mark.parametrize(
    "prolog",
    [
        '<?xml version="1.0"?>\n',
        "\n\n<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- <!DOCTYPE x> -->",
        '<!DOCTYPE r SYSTEM "http://brenn.example/evil.dtd">',
        '<!doctype r PUBLIC "a > b" "c">',
        """<!DOCTYPE r [<!ENTITY a "]>"><!ENTITY b ']'><!-- ]> ' --><?x ]> ?><!ELEMENT r ANY>]>""",
    ],
)
def test_what_stands_before_the_root_is_left_out(prolog: str) -> None:
    assert "<r/>" == without_prolog(prolog + "<r/>")
    assert "r" == root_name(prolog + "<r/>")


def test_a_document_type_that_does_not_end_takes_no_time() -> None:
    assert "" == root_name("<!DOCTYPE r [" + "<!ENTITY a '" * 50_000)


@pytest.mark.parametrize(
    ("text", "name"), [("<rdf:RDF>", "rdf"), ("<HTML>", "html"), ("{}", ""), ("", ""), ("a < b", "")]
)
def test_the_root_is_known_by_its_local_name(text: str, name: str) -> None:
    assert name == root_name(text)


@pytest.mark.parametrize(
    "feed",
    ['<?xml version="1.0"?><rss>', '<rss version="2.0">', '<feed xmlns="x">', '<rdf:RDF xmlns:rdf="x">'],
)
def test_a_feed_is_found_behind_what_a_server_printed(feed: str) -> None:
    assert 18 == feed_start("<br />Warning: x\n\n" + feed)
    assert -1 == feed_start("How <rss> and <feed> came to be" + " " * 20_000 + feed)


def test_depth_without_end_is_cut_off() -> None:
    markup, broken = read("<r><item/>" + "<a>" * 50_000)
    assert markup.startswith("<r><item/><a>")
    assert broken


@pytest.mark.parametrize("text", ["", "plain", "<", "<!--", "<1>"])
def test_what_has_no_element_is_told(text: str) -> None:
    with pytest.raises(ContentError, match="it can't be read as XML"):
        tree_of(text)


@given(st.text("<>/!&;[]?-=\"' abrsCDATOYPE\n:#x1"))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        tree_of(text)
    except ContentError as error:
        assert "it can't be read as XML" in str(error)
