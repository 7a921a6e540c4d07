"""Lines of a long list, without a list of the lines."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.headlines.row_lines import Heading, Place, RowLines


def spelled_out(lines: RowLines) -> list[Place]:
    """The slow way: every line in turn."""
    starts = {heading.index for heading in lines.headings}
    places = []
    for index in range(lines.count):
        if index in starts:
            places += [Place(index, part) for part in ((-2, -1) if index else (-1,))]
        places += [Place(index, part) for part in range(lines.height)]
    return places


@given(st.integers(0, 40), st.integers(1, 2), st.sets(st.integers(0, 39)))
def test_every_line_holds_what_it_would_if_they_were_written_down(
    count: int, height: int, starts: set[int]
) -> None:
    headings = [Heading(start, f"DAY {start}") for start in sorted(starts) if start < count]
    lines = RowLines(count, height, headings)
    expected = spelled_out(lines)
    assert len(lines) == len(expected)
    assert [lines.at(line) for line in range(len(expected))] == expected
    for index in range(count):
        assert expected[lines.line_of(index)] == Place(index, 0)
        assert expected[lines.top_of(index)].index == index
    assert lines.at(len(expected)) is None
    assert lines.at(-1) is None


def test_a_headline_knows_its_day() -> None:
    lines = RowLines(9, 2, [Heading(2, "YESTERDAY"), Heading(5, "MONDAY")])
    assert [lines.words_at(index) for index in (0, 2, 4, 8)] == ["", "YESTERDAY", "YESTERDAY", "MONDAY"]
