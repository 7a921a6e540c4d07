"""XML that is nearly right is put right, and what is right is left alone."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.xmlrepair import repaired


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"<a>salt &amp; silt &#233; &#xe9; &lt;</a>", "<a>salt &amp; silt &#233; &#xe9; &lt;</a>"),
        (b"<a>salt & silt</a>", "<a>salt &amp; silt</a>"),
        (b"<a>?x=1&y=2&copy=3</a>", "<a>?x=1&amp;y=2&amp;copy=3</a>"),
        (b"<a>caf&eacute; &nosuch;</a>", "<a>caf&#233; &amp;nosuch;</a>"),
        (b"<a>\x1b[31m&#27;&#99999999;</a>", "<a>�[31m�&amp;#99999999;</a>"),
        (b"junk\n\n<a/>", "\n\n<a/>"),
        (b'<?xml version="1.0" encoding="koi8-r"?>\n<a>\xd2\xc5\xcb\xc1</a>', "\n<a>река</a>"),
        (b"<a>caf\xe9</a>", "<a>café</a>"),
        ("\ufeff<a>река</a>".encode("utf-16-le"), "<a>река</a>"),
    ],
)
def test_the_commonest_mistakes_are_mended(content: bytes, text: str) -> None:
    assert text == repaired(content).decode()


@given(st.binary(max_size=200))
def test_any_bytes_give_text_without_what_xml_forbids(content: bytes) -> None:
    text = repaired(content).decode()
    ElementTree.fromstring(f"<a>{text.replace('<', '').replace(']]>', '')}</a>")
