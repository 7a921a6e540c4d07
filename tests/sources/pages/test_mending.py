"""Bodies taken out of pages, mended."""

import pytest
from lxml.html import fragment_fromstring, tostring

from newsterm.sources.pages.mending import join_boxes, mend

LINE = (
    "The river has risen by two metres since Monday, and the gauges at Salen stand at their highest in years."
)


def mended(body: str, page: str) -> str:
    element = fragment_fromstring(f"<div>{body}</div>")
    mend(element, page)
    markup: str = tostring(element, encoding="unicode")
    return markup.removeprefix("<div>").removesuffix("</div>")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "<p>PORT SALEN: </p><a>Mills</a><p>'s plan failed.</p>",
            "<p>PORT SALEN: <a>Mills</a>'s plan failed.</p>",
        ),
        ("<p>They met in</p><a>Salen</a><p>on Monday.</p>", "<p>They met in <a>Salen</a> on Monday.</p>"),
        (
            "<p>They met in</p><b>Salen</b><p>Rain fell.</p>",
            "<p>They met in <b>Salen</b></p><p>Rain fell.</p>",
        ),
        ("<a>Salen</a><p>, the port, is flooded.</p>", "<p><a>Salen</a>, the port, is flooded.</p>"),
    ],
)
def test_what_is_one_paragraph_in_the_page_is_one_again(broken: str, whole: str) -> None:
    page = (
        "PORT SALEN: Mills's plan failed. They met in Salen on Monday. Rain fell. "
        "Salen, the port, is flooded."
    )
    assert whole == mended(broken, page)


def test_a_line_of_its_own_stays_one() -> None:
    body = "<p>Rain fell.</p><b>What comes next</b><p>More rain is expected.</p>"
    assert body == mended(body, "Rain fell. What comes next More rain is expected.")


def test_words_are_parted_only_where_the_page_parts_them() -> None:
    page = "Read the treaty now. 長江の水位は上がった。"
    assert "<p>Read <a>the treaty</a> now.</p>" == mended("<p>Read <a>the treaty</a>now.</p>", page)
    assert "<p><b>長江</b>の水位は</p>" == mended("<p><b>長江</b>の水位は</p>", page)


def test_a_report_in_several_boxes_is_put_into_one() -> None:
    box = (
        f"<div class='grid'><div class='body chunk'><p>{LINE}</p><p>{LINE}</p></div><aside>Buy</aside></div>"
    )
    page = fragment_fromstring(
        f"<div><main>{box}{box}</main><div class='body chunk'><p>Short.</p></div></div>"
    )
    join_boxes(page)
    assert [4, 0, 1] == [len(found) for found in page.iter("div") if found.get("class") == "body chunk"]
