import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.cleaner import clean
from newsterm.model import Body, Picture, StyleKind
from newsterm.reading.html.markup import body_of, text_of

NESTED = (
    *("div", "b", "blockquote", "ul><li", "q", "table><tr><td", "figure", "span", "pre", "dl><dt", "dl><dd"),
    *(
        "ruby",
        "ruby><rt",
        "sup",
        "math><msup",
        "object",
        "video",
        "blockquote class=instagram-media",
        "details",
    ),
)
BASE = "https://courier.example/2031/river/"


def words(markup: str) -> str:
    return body_of(markup, BASE)[0].text


def styled(markup: str, kind: StyleKind) -> list[str]:
    """The words under each style of a kind."""
    body = body_of(markup, BASE)[0]
    return [style.span.of(body.text) for style in body.of_kind(kind)]


def values(markup: str, kind: StyleKind) -> list[str]:
    return [style.value for style in body_of(markup, BASE)[0].of_kind(kind)]


def levels(markup: str, kind: StyleKind) -> list[int]:
    return [style.level for style in body_of(markup, BASE)[0].of_kind(kind)]


# White space and blocks


def test_white_space_is_folded_as_a_browser_does() -> None:
    assert words("<p>\n The  ferry\n\t<b> sails </b> again\r\n</p>") == "The ferry sails again"
    assert words("<b>un</b>tied, <i>now</i>.") == "untied, now."


def test_blocks_are_parted_by_one_blank_line_however_deep_they_nest() -> None:
    markup = (
        "<div><div><p>One.</p>\n\n</div></div><section>Two.<p></p><p>&nbsp;</p><div>Three.</div></section>"
    )
    assert words(markup) == "One.\n\nTwo.\n\nThree."


def test_a_break_is_a_line_end_and_two_part_paragraphs() -> None:
    assert words("<p>12 Quay Street<br>Port Salen<br></p>") == "12 Quay Street\nPort Salen"
    assert words("First.<br><br/>\n<br>Second.<hr>Third.") == "First.\n\nSecond.\n\n* * *\n\nThird."


def test_no_break_spaces_stay_between_words_only() -> None:
    assert words("<p>&nbsp;10&nbsp;000 boats&nbsp;</p>") == "10\xa0000 boats"


def test_soft_hyphens_do_not_hide_words() -> None:
    assert words("Har&shy;bour") == "Harbour"


def test_scripts_forms_navigation_and_what_is_hidden_are_left_out() -> None:
    markup = (
        "<nav>Home</nav><script>alert(1)</script><style>p{}</style><p>Kept<!-- not --></p>"
        "<form><p>Your mail</p><input><button>Join</button></form>"
        "<p hidden>a</p><p style='display: none'>b</p>"
        "<p aria-hidden=true>c</p><span class='sr-only x'>d</span><template>e</template> and kept"
    )
    assert words(markup) == "Kept\n\nand kept"


def test_a_whole_document_gives_its_body_and_nothing_is_lost_after_its_end() -> None:
    markup = "<!doctype html><html><head><title>T</title></head><body><p>A</p></body></html><p>B</p>"
    assert words(markup) == "A\n\nB"


# Styles


def test_headings_have_their_level() -> None:
    markup = "<h1>Tides</h1><p>x</p><h3>By <em>hour</em></h3><h2> </h2>"
    assert styled(markup, StyleKind.HEADING) == ["Tides", "By hour"]
    assert levels(markup, StyleKind.HEADING) == [1, 3]


def test_styles_never_begin_or_end_with_blank_space() -> None:
    markup = "<p>a<em> very </em><strong>\n good\n</strong> day</p>"
    assert words(markup) == "a very good day"
    assert styled(markup, StyleKind.EMPHASIS) == ["very"]
    assert styled(markup, StyleKind.STRONG) == ["good"]


def test_a_style_within_its_like_says_nothing_more() -> None:
    assert styled("<i>so <em>very</em> odd</i>", StyleKind.EMPHASIS) == ["so very odd"]


def test_block_quotations_nest() -> None:
    markup = "<blockquote><p>One.</p><p>Two.</p><blockquote>Three.</blockquote></blockquote><p>Four."
    assert words(markup) == "One.\n\nTwo.\n\nThree.\n\nFour."
    assert styled(markup, StyleKind.BLOCK_QUOTE) == ["One.\n\nTwo.\n\nThree.", "Three."]
    assert levels(markup, StyleKind.BLOCK_QUOTE) == [1, 2]


def test_code_blocks_keep_their_lines() -> None:
    markup = (
        "<p>Run</p><pre>\n\n<code>if <b>x</b>:\r\n\ty()\n\n  z()</code>\n\n</pre><p>then <code>stop</code>."
    )
    assert words(markup) == "Run\n\nif x:\n    y()\n\n  z()\n\nthen stop."
    assert styled(markup, StyleKind.CODE_BLOCK) == ["if x:\n    y()\n\n  z()"]
    assert styled(markup, StyleKind.CODE) == ["stop"]


def test_code_lines_marked_by_elements_stay_apart() -> None:
    assert words("<pre><div>a</div><div>  b</div></pre>").split() == ["a", "b"]
    assert words("<pre>a<br>  b</pre>") == "a\n  b"


def test_quoted_words_get_quotation_marks_unless_they_have_some() -> None:
    markup = "He said <q>we <q>know</q> it</q>, “<q>no</q>” and <q>«si»</q>."
    assert words(markup) == "He said “we ‘know’ it”, “no” and «si»."
    assert styled(markup, StyleKind.QUOTED) == ["we ‘know’ it", "no", "«si»"]


def test_styles_come_in_the_order_of_their_first_words_outer_ones_first() -> None:
    markup = "<blockquote><a href='/x'><em>A</em> b</a></blockquote><p><b>c</b>"
    kinds = [style.kind for style in body_of(markup, BASE)[0].styles]
    assert kinds == [StyleKind.BLOCK_QUOTE, StyleKind.LINK, StyleKind.EMPHASIS, StyleKind.STRONG]


# Links


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("https://salen.example/a?b=1#c", "https://salen.example/a?b=1#c"),
        ("../lake", "https://courier.example/2031/lake"),
        ("//salen.example", "https://salen.example"),
        (" \n/two words\t", "https://courier.example/two%20words"),
        ("mailto:desk@courier.example", "mailto:desk@courier.example"),
    ],
)
def test_links_are_absolute(written: str, whole: str) -> None:
    assert values(f'<a href="{written}">here</a>', StyleKind.LINK) == [whole]


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "https://a.example/&#27;]8;;",
        "https://a.example/\u202egnp",
        "http://[x",
        "mailto:",
        "#top",
        "",
    ],
)
def test_links_that_are_unsafe_or_lead_nowhere_are_only_words(written: str) -> None:
    assert words(f'<a href="{written}">here</a>') == "here"
    assert values(f'<a href="{written}">here</a>', StyleKind.LINK) == []


def test_without_a_base_only_whole_addresses_are_links() -> None:
    body = body_of('<a href="/a">one</a> <a href="https://b.example/">two</a>')[0]
    assert [style.value for style in body.of_kind(StyleKind.LINK)] == ["https://b.example/"]


def test_the_sign_of_a_permanent_link_is_no_word_of_a_heading() -> None:
    assert words('<h2>Tides <a href="#tides">¶</a></h2>') == "Tides"


def test_films_and_pages_within_the_page_become_links() -> None:
    markup = (
        '<p>Watch:</p><iframe src="//tv.example/e/1" title="The flood"></iframe>'
        '<video><source src="/v.mp4"></video><iframe src="about:blank"></iframe>'
        '<iframe src="https://count.example/" width="0" height="0"></iframe>'
    )
    assert words(markup) == "Watch:\n\nPage on tv.example: The flood\n\nVideo: v.mp4"
    assert values(markup, StyleKind.LINK) == ["https://tv.example/e/1", "https://courier.example/v.mp4"]


def test_words_after_an_embedded_film_are_not_lost_in_it() -> None:
    assert words("<embed src=/v.swf><p>After.</p>") == "Page on courier.example\n\nAfter."


# Lists


def test_list_items_stand_in_lines_and_have_markers_and_depth() -> None:
    markup = "<p>Bring</p><ul><li>rope<li><p>food</p><ol start=3><li>bread<li value=7>salt</ol></ul><p>today"
    assert words(markup) == "Bring\n\nrope\nfood\nbread\nsalt\n\ntoday"
    assert styled(markup, StyleKind.LIST_ITEM) == ["rope", "food\nbread\nsalt", "bread", "salt"]
    assert values(markup, StyleKind.LIST_ITEM) == ["•", "•", "3.", "7."]
    assert levels(markup, StyleKind.LIST_ITEM) == [1, 1, 2, 2]


def test_paragraphs_within_an_item_are_parted_and_items_are_not() -> None:
    assert words("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>") == "a\n\nb\nc"


def test_empty_items_leave_nothing_behind() -> None:
    markup = "<p>a</p><ul><li></li><li>b</li><li> </li></ul><p>c</p><ul><li></ul><p>d</p>"
    assert words(markup) == "a\n\nb\n\nc\n\nd"
    assert styled(markup, StyleKind.LIST_ITEM) == ["b"]


def test_words_after_a_nested_list_stand_in_their_own_line() -> None:
    assert words("<ul><li>a<ul><li>b</ul>c<li>d</ul>") == "a\nb\nc\nd"


# Tables


def test_a_table_of_data_is_rows_of_cells_and_knows_its_heading_rows() -> None:
    markup = (
        "<p>Levels</p><table><caption>In metres</caption><thead><tr><th>Gauge<th>Low<th>High</thead>"
        "<tr><td>Salen<td><b>1</b><br>m<td>4<tr><td>Anduin<td><td><a href='/h'>5</a></table><p>End"
    )
    assert words(markup) == "Levels\n\nIn metres\n\nGauge\tLow\tHigh\nSalen\t1 m\t4\nAnduin\t\t5\n\nEnd"
    assert styled(markup, StyleKind.TABLE) == ["Gauge\tLow\tHigh\nSalen\t1 m\t4\nAnduin\t\t5"]
    assert levels(markup, StyleKind.TABLE) == [1]
    assert styled(markup, StyleKind.LINK) == ["5"]


def test_cells_over_several_columns_and_rows_leave_places_empty() -> None:
    markup = "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>"
    assert words(markup) == "a\t\tb\nc\td\te\n\tf\tg"


def test_a_table_that_only_lays_out_is_paragraphs() -> None:
    inner = "<p>One.</p><table><tr><td>Two.</td></tr></table>"
    markup = f"<table><tr><td>{inner}</td><td>Three.</td></tr><tr><td>Four.</td></tr></table>"
    assert words(markup) == "One.\n\nTwo.\n\nThree.\n\nFour."
    assert styled(markup, StyleKind.TABLE) == []
    column = (
        "<table><tr><td>Menu</td><td>" + "long text " * 40 + "</td></tr><tr><td>a</td><td>b</td></tr></table>"
    )
    assert styled(column, StyleKind.TABLE) == []


# Pictures


def test_a_figure_is_a_picture_with_caption_and_credit_and_none_of_it_is_text() -> None:
    markup = (
        "<p>Before.</p><figure><img src='/dawn.jpg'><figcaption>Boats at dawn. "
        "<span class='credit'>Photo: J. Kwan / SNA</span></figcaption></figure><p>After.</p>"
    )
    body, pictures = body_of(markup, BASE)
    assert body.text == "Before.\n\nAfter."
    assert pictures == (Picture("https://courier.example/dawn.jpg", "Boats at dawn.", "J. Kwan / SNA"),)
    (style,) = body.of_kind(StyleKind.PICTURE)
    assert style.value == "0"
    assert style.span == (9, 9)


def test_a_credit_in_the_caption_is_told_from_it() -> None:
    markup = (
        "<figure><img src=/a.jpg><figcaption>The old mole in May. Photo: Ada Blom/SNA</figcaption></figure>"
    )
    (picture,) = body_of(markup, BASE)[1]
    assert (picture.caption, picture.credit) == ("The old mole in May.", "Ada Blom/SNA")


def test_frames_of_older_systems_are_figures_too() -> None:
    press = "<div class='wp-caption alignright'><img src=/a.jpg><p class='wp-caption-text'>Mole.</p></div>"
    blog = (
        "<table class='tr-caption-container'><tr><td><img src=/b.jpg><tr><td class='tr-caption'>Pier.</table>"
    )
    body, pictures = body_of(press + "Text." + blog, BASE)
    assert body.text == "Text."
    assert [picture.caption for picture in pictures] == ["Mole.", "Pier."]


def test_a_picture_within_a_paragraph_stands_after_it() -> None:
    body = body_of("<p>One <img src=/a.jpg> line.</p><p>Two.</p><img src=/b.jpg>", BASE)[0]
    assert body.text == "One line.\n\nTwo."
    assert [style.span.start for style in body.of_kind(StyleKind.PICTURE)] == [11, 15]


def test_a_gallery_gives_each_picture_once_and_the_caption_to_the_first() -> None:
    markup = (
        "<figure><img src=/a.jpg><img src=/a.jpg><img src=/b.jpg><figcaption>Two piers</figcaption></figure>"
    )
    pictures = body_of(markup + "<img src=/b.jpg>", BASE)[1]
    assert [(picture.url[-6:], picture.caption) for picture in pictures] == [
        ("/a.jpg", "Two piers"),
        ("/b.jpg", ""),
    ]


def test_a_figure_of_words_stays_text() -> None:
    assert (
        words("<figure><blockquote>Go.</blockquote><figcaption>A. Blom</figcaption></figure>")
        == "Go.\n\n— A. Blom"
    )


def test_pictures_that_load_late_are_found_and_tracking_pixels_are_not() -> None:
    markup = (
        "<img src='data:image/gif;base64,R0' data-src='/late.jpg'><img src='/x.gif' width=1 height=1>"
        "<img src='/blank.gif' srcset='/s.jpg 300w, /l.jpg 900w'>"
        "<picture><source srcset='/p1.webp 1x, /p2.webp 2x'><img></picture>"
        "<noscript><img src='/late.jpg'><img src='/only.jpg'>Scripts are off.</noscript>"
    )
    body, pictures = body_of(markup, BASE)
    assert body.text == ""
    found = [picture.url.removeprefix("https://courier.example") for picture in pictures]
    assert found == ["/late.jpg", "/l.jpg", "/p2.webp", "/only.jpg"]


def test_an_emoji_drawn_as_a_picture_is_a_character() -> None:
    assert words("Well done <img class='emoji' alt='🎉' src='https://e.example/1.png'>") == "Well done 🎉"


# Plain words


def test_the_words_of_a_scrap_stand_in_one_line() -> None:
    assert text_of("Rain &amp; <b>wind</b>\n until<br>Friday") == "Rain & wind until Friday"
    assert text_of("  Prices < costs,  says bank ") == "Prices < costs, says bank"
    assert text_of("[/] [@click=app.quit]x[/]") == "[/] [@click=app.quit]x[/]"


# Hostile input


def test_what_a_terminal_obeys_is_replaced_after_the_last_decoding() -> None:
    for markup in ("a\x1b]52;c;x\x07b", "a&#27;]52;c;x&#7;b", "a&#x9b;31mb", "a\u202eb", "a\u2066b"):
        text = words(f"<p>{markup}</p>")
        assert text == clean(text)
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(text)
    assert "\x1b" not in text_of("\x1b[31m") + text_of("&#27;<b>[31m</b>")


def calls(markup: str) -> int:
    """How many functions are called to read it: what it costs, whatever the machine does meanwhile."""
    count = 0

    def tick(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        body_of(markup, BASE)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("tag", NESTED)
def test_twice_the_tags_cost_twice_as_much(tag: str) -> None:
    closed = f"<{tag}>x</{tag.split('>')[0].split()[0]}>"
    for scrap in (f"<{tag}>", closed, f"<{tag}>some words"):
        few, many = (calls(f"<p>Begins.</p>{scrap * count}ends") for count in (400, 800))
        assert many < few * 2.5, scrap


@pytest.mark.parametrize("tag", NESTED)
def test_a_hundred_thousand_open_tags_do_no_harm(tag: str) -> None:
    assert words(f"<p>Begins.</p>{f'<{tag}>' * 100_000}ends").startswith("Begins.")


BLOCK_TAGS = ("<p>", "</p>", "<h2>", "</h2>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<br>")
MORE_TAGS = ("<hr>", "<dl>", "<dt>", "<dd>", "<details>", "<summary>", "<footer>", "<cite>", "<dialog open>")
SIGN_TAGS = (
    "<sup>",
    "</sup>",
    "<sub>",
    "</sub>",
    "<ruby>",
    "</ruby>",
    "<rt>",
    "<msup>",
    "<mfrac>",
    "<mi>",
    "<del>",
)
PLAYER_TAGS = (
    "<iframe src=//tv.example/1>",
    "<video src=/v>",
    "</video>",
    "<object data=/o>",
    "<input type=checkbox>",
)
POST_TAGS = ("<blockquote class=twitter-tweet>", "<blockquote class=instagram-media>", "<blockquote cite=/q>")
LIST_TAGS = ("<ul>", "</ul>", "<ol>", "</ol>", "<li>", "<table>", "</table>", "<tr>", "<td>", "<th>")
PICTURE_TAGS = ("<figure>", "</figure>", "<img src=/a.jpg>", "<figcaption>")
LINE_TAGS = ("<b>", "</b>", "<q>", "</q>", "<a href=/x>", "</a>")
TEXTS = ("word", "«", "&nbsp;", "&#27;", " ", "\n", "\t", "a b", " x ", "\u2067", "\r\n")
TAGS = (
    *(*BLOCK_TAGS, *LIST_TAGS, *PICTURE_TAGS, *LINE_TAGS, *TEXTS),
    *(*MORE_TAGS, *SIGN_TAGS, *PLAYER_TAGS, *POST_TAGS),
)
SCRAPS = st.lists(st.sampled_from(TAGS), max_size=30)


@given(SCRAPS)
def test_every_body_is_clean_trimmed_and_its_styles_lie_within_it(scraps: list[str]) -> None:
    body, pictures = body_of("".join(scraps), BASE)
    assert body.text == clean(body.text)
    assert "\n\n\n" not in body.text.replace(" ", "") or any(body.of_kind(StyleKind.CODE_BLOCK))
    starts = [style.span.start for style in body.styles]
    assert starts == sorted(starts)
    for style in body.styles:
        assert 0 <= style.span.start <= style.span.end <= len(body.text)
        if style.kind is StyleKind.PICTURE:
            assert pictures[int(style.value)]
        else:
            assert style.span.of(body.text).strip("\n ")


@given(st.text(max_size=80))
def test_nothing_that_is_fed_in_raises(markup: str) -> None:
    assert isinstance(body_of(markup)[0], Body)
    assert "\n" not in text_of(markup)
