from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsterm.cleaner import clean
from newsterm.model import Body, Picture, Span, Style, StyleKind
from newsterm.tui.article.layout import lay_out
from newsterm.tui.article.lines import Block, Line, Role
from newsterm.tui.article.plates import lay_out_plate
from newsterm.tui.article.wrapping import columns, wrap
from newsterm.tui.cells import graphemes
from newsterm.tui.glyphs import ASCII

RIVER = (
    "PORT SALEN — After ten years without a shared gauge, "
    "the two governments will publish river levels every hour."
)


def printed(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def body_of(*blocks: tuple[str, StyleKind | None, str, int], apart: str = "\n\n") -> Body:
    """A body of blocks: the words, the kind of block, its value and level."""
    text, styles = "", []
    for words, kind, value, level in blocks:
        text += apart if text else ""
        if kind:
            styles.append(Style(kind, Span(len(text), len(text) + len(words)), value, level))
        text += words
    return Body(text, tuple(styles))


PIECES = st.sampled_from(
    [
        *"ab ,.-—“”'éß",
        "river ",
        "well-known ",
        "https://delta.example/a/very/long/address/without/any/place/to/break ",
        "河流水位",
        "。",
        "「",
        "」",
        "カタカナー",
        "한국 ",
        "👨‍👩‍👧",
        "👍🏽",
        "🇩🇪",
        "⚠️",
        "e\u0301",
        "किताब ",
        "هذا خبر ",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\x1b",
        "\U000e0041",
    ]
)
WORDS = st.lists(PIECES, max_size=40).map("".join)
BLOCKS = st.lists(
    st.tuples(
        WORDS,
        st.sampled_from([None, None, *(kind for kind in StyleKind if kind is not StyleKind.PICTURE)]),
        st.sampled_from(["", "•", "3.", "10."]),
        st.integers(0, 7),
    ),
    max_size=8,
)
BODIES = st.builds(
    lambda blocks, apart: body_of(*blocks, apart=apart),
    BLOCKS,
    st.sampled_from(["\n\n", "\n", "\t", "\n\n\n"]),
).map(lambda body: Body(clean(body.text), body.styles))
WIDTHS = st.integers(16, 90)


@given(BODIES, WIDTHS)
def test_every_character_that_can_be_seen_stands_in_exactly_one_place(body: Body, width: int) -> None:
    seen: list[int] = []
    for line in lay_out(body, width):
        for piece in line.pieces:
            end = piece.place + piece.span.end - piece.span.start
            assert piece.span.of(body.text) == line.text[piece.place : end]
            seen += range(*piece.span)
    wanted = [
        offset
        for offset, character in enumerate(body.text)
        if character.isprintable() and not character.isspace()
    ]
    visible = [offset for offset in seen if offset in set(wanted)]
    assert wanted == sorted(visible)


@given(BODIES, WIDTHS)
def test_no_line_is_wider_than_the_width(body: Body, width: int) -> None:
    for line in lay_out(body, width):
        assert cell_len(line.text) <= width
        assert columns(line.text, Span(0, len(line.text)))[-1] <= width


@given(BODIES, WIDTHS)
def test_columns_lead_back_to_the_offsets_they_came_from(body: Body, width: int) -> None:
    for line in lay_out(body, width):
        for piece in line.pieces:
            offset = piece.span.start
            for cluster in graphemes(piece.span.of(body.text)):
                [(begin, end)] = line.columns(Span(offset, offset + len(cluster)))
                for column in range(begin, end):
                    assert offset == line.offset_at(column)
                offset += len(cluster)


@given(WORDS, st.integers(2, 40))
def test_wrapping_never_breaks_a_character_in_two(text: str, width: int) -> None:
    whole = Span(0, len(text))
    edges = {0}
    for cluster in graphemes(text):
        edges.add(max(edges) + len(cluster))
    for line in wrap(text, whole, width):
        assert {line.start, line.end} <= edges


PLAIN = st.lists(st.sampled_from([*"ab -–—“”.,", "river ", "well-known ", "12"]), max_size=40).map("".join)


@given(PLAIN, st.integers(2, 30))
def test_plain_words_are_wrapped_as_those_beside_wide_ones(text: str, width: int) -> None:
    plain = wrap(text, Span(0, len(text)), width)[:-1]
    mixed = f"{text} 河"
    assert plain == wrap(mixed, Span(0, len(mixed)), width)[: len(plain)]


def test_lines_end_after_hyphens_and_dashes_too() -> None:
    text = "The well-known gauge—“ours”—rose 4-5 m"
    lines = wrap(text, Span(0, len(text)), 10)
    assert ["The well-", "known", "gauge—", "“ours”—", "rose 4-5 m"] == [line.of(text) for line in lines]


def test_words_are_wrapped_and_lines_carry_no_space_at_their_end() -> None:
    assert [
        "PORT SALEN — After ten years without a",
        "shared gauge, the two governments will",
        "publish river levels every hour.",
    ] == printed(lay_out(Body(RIVER), 38))


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    lines = lay_out(Body("One.\n\nTwo.\n\n\n\nThree."), 40)
    assert ["One.", "", "Two.", "", "Three."] == printed(lines)
    assert [Block.PARAGRAPH, Block.BLANK] == [line.block for line in lines[:2]]


def test_a_line_break_inside_a_paragraph_is_kept() -> None:
    assert ["Rose Quay 4", "Port Salen"] == printed(lay_out(Body("Rose Quay 4\nPort Salen"), 40))


def test_an_empty_body_has_no_lines() -> None:
    assert [] == lay_out(Body(), 40)
    assert [] == lay_out(Body("\n\n \n\n"), 40)


def test_items_hang_from_their_markers_and_nest() -> None:
    body = body_of(
        ("hourly levels from eleven gauges", StyleKind.LIST_ITEM, "•", 1),
        ("in both languages", StyleKind.LIST_ITEM, "•", 2),
        ("one telephone", StyleKind.LIST_ITEM, "10.", 1),
        apart="\n",
    )
    lines = lay_out(body, 24)
    assert [
        " • hourly levels from",
        "   eleven gauges",
        "    • in both languages",
        "10. one telephone",
    ] == printed(lines)
    assert [3, 3, 6, 4] == [line.indent for line in lines]


def test_the_words_of_a_numbered_list_align_whatever_its_longest_number() -> None:
    body = body_of(
        *(
            (word, StyleKind.LIST_ITEM, value, 1)
            for word, value in (("a", "VIII."), ("b", "IX."), ("c", "X."))
        ),
        apart="\n",
    )
    assert ["VIII. a", "  IX. b", "   X. c"] == printed(lay_out(body, 40))


def test_what_a_term_means_is_indented_without_a_sign() -> None:
    body = body_of(("Ebb", None, "", 0), ("The water falls.", StyleKind.LIST_ITEM, ":", 1), apart="\n")
    assert ["Ebb", "   The water falls."] == printed(lay_out(body, 40))


def test_a_rule_stands_in_the_middle_and_keeps_its_offsets() -> None:
    lines = lay_out(Body("One.\n\n* * *\n\nTwo."), 21)
    assert ["One.", "", "        * * *", "", "Two."] == printed(lines)
    assert [(8, 13)] == lines[2].columns(Span(6, 11))


def test_an_item_of_two_paragraphs_has_one_marker() -> None:
    text = "Bring boots.\n\nThe quay is wet."
    body = Body(text, (Style(StyleKind.LIST_ITEM, Span(0, len(text)), "1.", 1),))
    assert [" 1. Bring boots.", "", "    The quay is wet."] == printed(lay_out(body, 40))


def test_a_block_quotation_has_a_bar_that_goes_on_between_its_paragraphs() -> None:
    text = "He wrote:\n\nDear river.\n\nRise no more."
    body = Body(text, (Style(StyleKind.BLOCK_QUOTE, Span(11, len(text)), "", 1),))
    assert ["He wrote:", "", "│ Dear river.", "│ ", "│ Rise no more."] == printed(lay_out(body, 40))


def test_a_list_in_a_block_quotation_stands_inside_its_bar() -> None:
    text = "Boots"
    quote = Style(StyleKind.BLOCK_QUOTE, Span(0, 5), "", 1)
    item = Style(StyleKind.LIST_ITEM, Span(0, 5), "•", 1)
    assert ["│  • Boots"] == printed(lay_out(Body(text, (quote, item)), 40))


def test_code_keeps_its_spaces_and_blank_lines_and_is_cut_where_it_is_too_long() -> None:
    text = "def level(gauge):\n\treturn gauge.read()\n\nprint(level(7))"
    lines = lay_out(Body(text, (Style(StyleKind.CODE_BLOCK, Span(0, len(text))),)), 22)
    assert [" def level(gauge):", "     return gauge.rea", " d()", " ", " print(level(7))"] == printed(lines)
    assert {Block.CODE} == {line.block for line in lines}


TABLE = """Gauge\tLevel\tThe warden says
Port Salen\t4.21 m\tThe quay is dry and the boats are out
Ford\t11.9 m\tWait"""


def table(text: str, headings: int = 1) -> Body:
    return Body(text, (Style(StyleKind.TABLE, Span(0, len(text)), "", headings),))


def test_a_table_stands_in_columns_with_its_numbers_at_the_right() -> None:
    assert [
        "Gauge        Level  The warden says",
        "─────────────────────────────────────────────────────────",
        "Port Salen  4.21 m  The quay is dry and the boats are out",
        "Ford        11.9 m  Wait",
    ] == printed(lay_out(table(TABLE), 76))


def test_a_table_that_is_too_wide_wraps_inside_its_cells() -> None:
    assert [
        "Gauge        Level  The warden says",
        "──────────────────────────────────────",
        "Port Salen  4.21 m  The quay is dry",
        "                    and the boats are",
        "                    out",
        "Ford        11.9 m  Wait",
    ] == printed(lay_out(table(TABLE), 38))


def test_a_table_without_room_for_its_columns_stands_in_records_with_their_headings() -> None:
    assert [
        "Gauge: Port Salen",
        "  Level: 4.21 m",
        "  The warden says:",
        "    The quay is",
        "    dry and the",
        "    boats are out",
        "",
        "Gauge: Ford",
        "  Level: 11.9 m",
        "  The warden says:",
        "    Wait",
    ] == printed(lay_out(table(TABLE), 18))


def test_records_leave_out_what_is_empty_and_have_no_label_where_the_column_has_none() -> None:
    days = "\tHigh water\tLow water\tSunset\nMonday the first of May\t04:12\t\t20:41\nTuesday\t\t11:02\t"
    assert [
        "Monday the first",
        "of May",
        "  High water:",
        "    04:12",
        "  Low water:",
        "  Sunset: 20:41",
        "",
        "Tuesday",
        "  Low water:",
        "    11:02",
    ] == printed(lay_out(table(days), 17))


def test_a_table_without_headings_and_room_stands_cell_under_cell() -> None:
    assert ["Port Salen", "  4.21 m", "  The quay is dry", "  and the boats", "  are out"] == printed(
        lay_out(table(TABLE, 0), 18)
    )[3:8]


def test_a_number_with_spaces_stays_in_one_line() -> None:
    text = "Name\tTelephone\nThe harbour of Port Salen\t+00 123 456 789\nThe old mole of the ford\t+00 1"
    assert "The harbour of  +00 123 456 789" in printed(lay_out(table(text), 31))


def test_a_table_needs_no_headings_and_rows_may_be_short() -> None:
    assert ["Ford  9.1", "Mill", "Weir  8.2"] == printed(lay_out(table("Ford\t9.1\nMill\nWeir\t8.2", 0), 40))


def test_the_words_of_a_table_keep_their_offsets() -> None:
    line = lay_out(table(TABLE), 76)[2]
    start = TABLE.index("quay")
    assert [(24, 28)] == line.columns(Span(start, start + 4))
    assert start == line.offset_at(24)


def test_a_span_over_two_lines_is_found_in_both() -> None:
    start = RIVER.index("will publish")
    span = Span(start, start + len("will publish"))
    lines = lay_out(Body(RIVER), 38)
    assert [[], [(34, 38)], [(0, 7)]] == [line.columns(span) for line in lines]


def test_a_column_beside_the_words_leads_to_the_nearest() -> None:
    body = body_of(("Boots", StyleKind.LIST_ITEM, "•", 1))
    [line] = lay_out(body, 40)
    assert 0 == line.offset_at(0)
    assert 4 == line.offset_at(39)


def test_a_picture_is_a_line_of_its_caption_with_its_credit_quieter() -> None:
    body = Body("Above.\n\nBelow.", (Style(StyleKind.PICTURE, Span(8, 8), "0"),))
    pictures = (Picture("", "Delegates in Port Salen.", "J. Kwan / SNA"),)
    lines = lay_out(body, 60, [lay_out_plate(picture, 60) for picture in pictures])
    assert ["Above.", "", "▣ Delegates in Port Salen.  Photo: J. Kwan / SNA", "", "Below."] == printed(lines)
    quiet = [line.text[run.start : run.end] for line in lines for run in line.runs if run.role is Role.QUIET]
    assert ["▣ ", "Photo: J. Kwan / SNA"] == quiet


@pytest.mark.parametrize("value", ["7", "", "-1", "x", "²"])
def test_a_picture_that_is_not_there_leaves_no_gap(value: str) -> None:
    body = Body("Above.\n\nBelow.", (Style(StyleKind.PICTURE, Span(8, 8), value),))
    assert ["Above.", "", "Below."] == printed(lay_out(body, 60, [lay_out_plate(Picture("pic.jpg"), 60)]))


def test_a_picture_after_the_last_words_comes_last() -> None:
    body = Body("Above.", (Style(StyleKind.PICTURE, Span(6, 6), "0"),))
    assert ["Above.", "", "▣ Dusk."] == printed(lay_out(body, 60, [lay_out_plate(Picture("", "Dusk."), 60)]))


def test_chinese_breaks_anywhere_but_not_before_closing_marks() -> None:
    text = "这条河从未停止说话，我们却停止了倾听。"
    assert ["这条河从未停止说", "话，我们却停止了倾", "听。"] == printed(lay_out(Body(text), 18))


def test_pictures_of_several_code_points_stay_whole() -> None:
    family = "👨‍👩‍👧"
    assert [family * 8, family * 2] == printed(lay_out(Body(family * 10), 17))


def test_what_can_not_be_seen_is_not_printed() -> None:
    [line] = lay_out(Body("gover\u00adnment\u200b house"), 40)
    assert "government house" == line.text
    assert [(0, 5), (5, 10)] == line.columns(Span(0, 11))


HEBREW = "הנהר גבוה היום (4.2 מטר)"


def test_a_paragraph_from_right_to_left_stands_at_the_right_and_keeps_its_offsets() -> None:
    lines = lay_out(Body(f"{HEBREW}\n\nRiver: {HEBREW}"), 16)
    words = ["  הנהר גבוה היום", "       (4.2 מטר)", "", "River: הנהר גבוה", "היום (4.2 מטר)"]
    assert words == printed(lines)
    assert [2, 7, None, None, None] == [line.right_from for line in lines]
    assert [(2, 6)] == lines[0].columns(Span(0, 4))
    assert 0 == lines[0].offset_at(2)


def test_markers_and_bars_of_what_runs_from_right_to_left_stand_at_the_right_too() -> None:
    body = body_of(
        ("נהר", StyleKind.LIST_ITEM, "•", 1),
        ("ים", StyleKind.BLOCK_QUOTE, "", 1),
        ("a", StyleKind.HEADING, "", 2),
    )
    lines = lay_out(body, 16)
    assert ["           • נהר", "", "            │ ים", "", "a"] == printed(lines)
    assert [10, None, 12, None, None] == [line.right_from for line in lines]


def test_a_terminal_without_utf_8_gets_ascii_signs() -> None:
    text = "Rise no more."
    body = Body(text, (Style(StyleKind.BLOCK_QUOTE, Span(0, len(text)), "", 1),))
    assert ["| Rise no more."] == printed(lay_out(body, 40, (), ASCII))


def test_blocks_nested_without_end_leave_room_for_words() -> None:
    text = "Deep water runs under the bridge of Port Salen"
    styles = [
        Style(kind, Span(0, len(text)), "•", level)
        for level in range(1, 30)
        for kind in (StyleKind.BLOCK_QUOTE, StyleKind.LIST_ITEM)
    ]
    assert all(cell_len(line.text) <= 30 for line in lay_out(Body(text, tuple(styles)), 30))
