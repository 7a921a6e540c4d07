"""Articles as HTML: one file, well-formed, with nothing in it that loads or runs."""

from dataclasses import replace

from hypothesis import given
from lxml import etree
from lxml.etree import XMLParser, fromstring

from newsterm.export.html import html_of
from newsterm.model import Article, Body, Kind, Picture, Quotation, Span, Speaker, Style, StyleKind
from newsterm.reading.html.markup import body_of
from tests.export.newspaper import SAID, the_river
from tests.export.strategies import articles, words


def page(article: Article) -> etree._Element:
    return fromstring(html_of(article).partition("\n")[2], XMLParser(resolve_entities=False))


def test_a_quotation_is_marked_and_its_speaker_named() -> None:
    root = page(the_river())
    (mark,) = root.iter("mark")
    assert (SAID, "Lena Ortiz", "said") == (mark.text, mark.get("title"), mark.get("class"))
    assert ["Lena Ortiz"] == [cite.text for cite in root.iter("cite")]


def test_words_retold_are_marked_otherwise() -> None:
    told = Quotation(Span(0, 4), Kind.INDIRECT, Speaker('Lena "L" Ortiz'))
    (mark,) = page(Article(body=Body("Rain came."), quotations=(told,))).iter("mark")
    assert ("Rain", 'Lena "L" Ortiz', "told") == (mark.text, mark.get("title"), mark.get("class"))


def test_a_quotation_over_several_paragraphs_and_half_a_link_stays_well_formed() -> None:
    text = "One two\n\nthree four"
    link = Style(StyleKind.LINK, Span(4, 14), "https://delta.example/")
    article = Article(body=Body(text, (link,)), quotations=(Quotation(Span(2, 12), Kind.DIRECT),))
    root = page(article)
    assert ["e ", "two", "thr"] == [mark.text for mark in root.iter("mark")]
    assert ["One two", "three four"] == ["".join(part.itertext()) for part in root.iter("p")]


def test_a_picture_is_a_link_above_its_caption_and_credit() -> None:
    root = page(the_river())
    figures = [
        ("".join(figure.itertext()), [a.get("href") for a in figure.iter("a")])
        for figure in root.iter("figure")
    ]
    assert [
        ("Nets drying  Photo: P. Adeyemi", []),
        ("PictureThe weir at noon.  Photo: J. Kwan / SNA", ["https://delta.example/weir.jpg"]),
    ] == figures


def test_nothing_is_loaded_from_elsewhere() -> None:
    article = replace(the_river(), pictures=(Picture("https://tracker.example/p.gif", "x"),))
    loading = {"img", "script", "iframe", "link", "object", "video", "audio", "source", "base"}
    assert not loading & {element.tag for element in page(article).iter("*")}
    assert "default-src 'none'" in html_of(article)


def test_language_and_direction_are_said() -> None:
    assert ("en-GB", None) == (page(the_river()).get("lang"), page(the_river()).get("dir"))
    persian = page(replace(the_river(), language="fa_IR"))
    assert ("fa-IR", "rtl") == (persian.get("lang"), persian.get("dir"))
    assert None is page(replace(the_river(), language='en" onload="x')).get("lang")


def test_a_list_begins_with_its_number_and_keeps_its_depth() -> None:
    root = page(the_river())
    assert ["3"] == [element.get("start") for element in root.iter("ol")]
    assert ["gauge 1"] == [item.text for inner in root.iterfind(".//li/ul") for item in inner]


def test_code_keeps_its_spaces() -> None:
    (code,) = page(the_river()).iterfind(".//pre/code")
    assert "level = 3\n    if wet" == code.text


def test_hostile_words_stay_words() -> None:
    words = "</p><script>alert('x')</script>&amp; \x1b[2J\ud800"
    hostile = Article(
        title=words,
        deck=words,
        outlet=words,
        byline=(words,),
        body=Body(words),
        url='https://x.example/"><b>',
    )
    assert not set(page(hostile).iter("script", "b"))


@given(articles)
def test_whatever_a_page_says_is_read_back_word_by_word(article: Article) -> None:
    page(article)  # well-formed
    body = html_of(article).partition("</h1>")[2].removesuffix("</body>\n</html>\n")
    assert words(article.body.text) == words(body_of(body)[0].text)
