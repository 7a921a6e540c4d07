from datetime import UTC, datetime

from newsterm.cleaner import clean
from newsterm.model import Article, Body, Picture, StyleKind, Tag
from newsterm.reading.annotate import annotate, annotate_text
from newsterm.reading.version import VERSION

URL = "https://courier.example/2031/05/river"
MARKUP = """
<p>PORT SALEN: Two governments will publish the levels of the Anduin every hour.</p>
<figure><img src="/img/dawn-1200x800.jpg">
<figcaption>Boats at dawn. <small>J. Kwan / SNA</small></figcaption></figure>
<p>“The river never stopped talking. We stopped listening,” said Lena Ortiz, the water minister.</p>
<p><b>Follow us on our official WhatsApp channel for breaking news alerts and key updates!</b></p>
<p>The treaty takes effect in <a href="/june">June</a>. - Reuters</p>
"""
UNCLEAN = "\x1b]52;c;aGk=\x07\u202e"


def test_a_raw_article_gets_its_body_and_everything_found_in_it() -> None:
    article = annotate(Article(url=URL, title="River data agreed", markup=MARKUP))
    assert article.body.text.startswith("PORT SALEN: Two governments")
    assert article.body.text.endswith("The treaty takes effect in June.")
    assert (article.dateline, article.wire, article.version) == ("PORT SALEN", "Reuters", VERSION)
    assert [promo[:12] for promo in article.promos] == ["Follow us on"]
    assert "WhatsApp" not in article.body.text
    (quotation,) = article.quotations
    assert quotation.content.of(article.body.text) == "The river never stopped talking. We stopped listening,"


def test_styles_stay_true_where_something_was_cut() -> None:
    body = annotate(Article(url=URL, markup=MARKUP)).body
    (link,) = body.of_kind(StyleKind.LINK)
    assert link.span.of(body.text) == "June"
    assert link.value == "https://courier.example/june"


def test_pictures_of_the_body_join_those_that_came_with_it_each_once() -> None:
    given = (
        Picture("https://courier.example/lead.jpg", "Lead"),
        Picture("https://courier.example/img/dawn.jpg?w=150"),
    )
    article = annotate(Article(url=URL, markup=MARKUP + "<img src='/map.png'>", pictures=given))
    assert article.pictures == (
        Picture("https://courier.example/lead.jpg", "Lead"),
        Picture("https://courier.example/img/dawn.jpg?w=150", "Boats at dawn.", "J. Kwan / SNA"),
        Picture("https://courier.example/map.png"),
    )
    assert [style.value for style in article.body.of_kind(StyleKind.PICTURE)] == ["1", "2"]


def test_pictures_told_apart_only_by_their_query_stay_apart() -> None:
    markup = "<img src='/show?id=1'><img src='/show?id=2'>"
    given = (Picture("https://courier.example/show?id=1"),)
    assert len(annotate(Article(url=URL, markup=markup, pictures=given)).pictures) == 2


def test_what_the_publisher_says_of_place_and_wire_stands() -> None:
    article = annotate(Article(markup=MARKUP, dateline="Port Salen", wire="SNA"))
    assert (article.dateline, article.wire) == ("Port Salen", "SNA")


def test_an_agency_in_the_byline_is_the_wire() -> None:
    article = annotate(Article(markup="<p>Rain fell all day.</p>", byline=("Mira Osei", "Reuters")))
    assert article.wire == "Reuters"
    assert article.byline == ("Mira Osei",)


def test_a_body_that_came_without_markup_is_cleaned_and_kept() -> None:
    article = annotate(Article(body=Body(f"Rain{UNCLEAN} fell.\n\nIt stopped.")))
    assert article.body.text == clean(f"Rain{UNCLEAN} fell.\n\nIt stopped.")


def test_every_string_is_clean_after() -> None:
    article = annotate(
        Article(
            url=URL + UNCLEAN,
            title=UNCLEAN + "T\n",
            deck=UNCLEAN,
            byline=(UNCLEAN,),
            tags=(Tag(UNCLEAN, UNCLEAN, UNCLEAN),),
            pictures=(Picture(UNCLEAN, UNCLEAN, UNCLEAN),),
            promos=(UNCLEAN,),
            markup="<p>a&#27;b</p>",
            published=datetime(2031, 5, 1, tzinfo=UTC),
        )
    )
    shown = str(article).replace("\\ufffd", "")
    assert not any(sign in shown for sign in ("\\x1b", "\\x07", "\\u202e", "\x1b", "\u202e"))
    assert "\n" not in article.title


def test_annotating_twice_changes_nothing() -> None:
    once = annotate(Article(url=URL, markup=MARKUP))
    assert annotate(once) == once


def test_a_given_text_stays_as_it_is_code_point_for_code_point() -> None:
    text = (
        f" PORT SALEN: Rain{UNCLEAN} fell.\r\n\r\n“It will not stop this week,” said Lena Ortiz. - Reuters\n"
    )
    article = annotate_text(Article(body=Body(text)))
    assert article.body.text == text
    assert (article.dateline, article.wire, article.version) == ("PORT SALEN", "Reuters", VERSION)
    assert [quotation.content.of(text) for quotation in article.quotations] == ["It will not stop this week,"]


def test_nothing_in_it_is_an_article_too() -> None:
    assert annotate(Article()) == Article(version=VERSION)
    assert annotate_text(Article()) == Article(version=VERSION)
