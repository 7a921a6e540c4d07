from datetime import UTC, datetime

from lxml.etree import _Element
from lxml.html import document_fromstring

from newsterm.model import Article, Picture
from newsterm.sources.pages.meta import article_of_meta, base_of

URL = "https://courier.example/2031/river"


def page(head: str, attributes: str = "") -> _Element:
    return document_fromstring(f"<html {attributes}><head>{head}</head><body><p>x</p></body></html>")


def meta(head: str, attributes: str = "") -> Article:
    return article_of_meta(page(head, attributes), URL)


def test_opengraph_names_title_deck_outlet_and_picture() -> None:
    article = meta(
        '<meta property="og:title" content="Levels &amp;amp; floods">'
        '<meta property="og:description" content="A deck.">'
        '<meta property="og:site_name" content="Delta Courier"><meta property="og:image" content="/a.jpg">'
    )
    assert (article.title, article.deck, article.outlet) == ("Levels & floods", "A deck.", "Delta Courier")
    assert article.pictures == (Picture("https://courier.example/a.jpg"),)


def test_dates_section_and_language_are_read() -> None:
    article = meta(
        '<meta property="article:published_time" content="2031-05-02T09:30:00+02:00">'
        '<meta name="last-modified" content="2031-05-03"><meta name="SECTION" content="World">',
        'lang="pt_BR"',
    )
    assert article.published == datetime(2031, 5, 2, 7, 30, tzinfo=UTC)
    assert article.updated == datetime(2031, 5, 3, tzinfo=UTC)
    assert (article.section, article.language) == ("World", "pt-BR")


def test_an_author_given_as_an_address_is_no_name() -> None:
    profile = '<meta property="article:author" content="https://social.example/mira">'
    assert meta(profile).byline == ()
    assert meta(profile + '<meta name="byl" content="By Mira Osei">').byline == ("By Mira Osei",)
    assert meta(
        profile + '<meta name="author" content="Mira Osei"><meta name="author" content="Jon Ve">'
    ).byline == (
        "Mira Osei",
        "Jon Ve",
    )


def test_tags_stand_one_an_element_or_together() -> None:
    several = (
        '<meta property="article:tag" content="rivers"><meta property="article:tag" content="Salen, Port">'
    )
    assert [tag.term for tag in meta(several).tags] == ["rivers", "Salen, Port"]
    together = '<meta name="news_keywords" content="rivers, data,,rivers">'
    assert [tag.term for tag in meta(together).tags] == ["rivers", "data"]


def test_the_canonical_address_is_absolute_and_safe() -> None:
    assert meta('<link rel="canonical" href="/river">').url == "https://courier.example/river"
    assert meta('<link rel="canonical" href="javascript:x">').url == ""
    assert (
        meta('<meta property="og:url" content="https://courier.example/r">').url
        == "https://courier.example/r"
    )


def test_the_base_of_a_page_is_its_own_address_unless_it_says_another() -> None:
    assert base_of(page(""), URL) == URL
    assert base_of(page('<base href="/archive/">'), URL) == "https://courier.example/archive/"
    assert base_of(page('<base href="data:x">'), URL) == URL


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert meta("") == Article()
