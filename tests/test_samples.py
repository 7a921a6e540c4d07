"""The sample news is the first thing a reader sees: all of it is understood whole."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from newsterm import opml
from newsterm.model import Article, Kind, ParsedFeed, StyleKind
from newsterm.pictures.raster import developed
from newsterm.reading.annotate import annotate
from newsterm.samples import sample_folder, sample_pictures
from newsterm.sources.document import Document
from newsterm.sources.parse import parse

FEEDS = {
    "delta-courier.rss": ("Delta Courier", 14),
    "harbour-post.atom": ("Harbour Post", 10),
    "salen-review.json": ("Salen Review", 7),
    "weltspiegel-nord.rss": ("Weltspiegel Nord", 4),
    "four-shores.rdf": ("Four Shores", 6),
}
FILES = [*FEEDS, *(str(path.relative_to(sample_folder())) for path in sorted(sample_folder().glob("*/*")))]


@cache
def parsed(name: str) -> ParsedFeed:
    path = sample_folder() / name
    return parse(Document(str(path), path.read_bytes()))


@cache
def understood(name: str) -> tuple[Article, ...]:
    return tuple(annotate(article) for article in parsed(name).articles)


def the(name: str, title: str) -> Article:
    """The article of a file whose title begins so."""
    return next(article for article in understood(name) if article.title.startswith(title))


def said(article: Article, kind: Kind = Kind.DIRECT) -> set[tuple[str, str]]:
    """Who is quoted, and the first words."""
    return {
        (quotation.speaker.name, " ".join(quotation.content.of(article.body.text).split()[:3]))
        for quotation in article.quotations
        if quotation.speaker and quotation.kind is kind
    }


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_gives_its_title_and_all_its_articles(name: str) -> None:
    feed = parsed(name)
    assert FEEDS[name] == (feed.feed.title, len(feed.articles))
    assert "" == feed.problem


@pytest.mark.parametrize("name", FILES)
def test_every_article_has_a_headline_a_date_and_words(name: str) -> None:
    first, last = datetime(2026, 10, 19, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)
    for article in understood(name):
        assert article.title
        assert article.body.text
        assert article.published
        assert first < article.published < last


@pytest.mark.parametrize("path", [path for path in sample_folder().rglob("*") if path.is_file()])
def test_every_address_leads_nowhere(path: Path) -> None:
    namespaces = (
        r"purl\.org|www\.w3\.org|search\.yahoo\.com|schema\.org|ogp\.me|jsonfeed\.org|creativecommons\.org"
        r"|www\.sitemaps\.org|www\.google\.com"
    )
    hosts = re.findall(r"https?://([^/\s\"'<>)]+)", path.read_text(encoding="utf-8"))
    assert [] == [host for host in hosts if not re.fullmatch(rf"{namespaces}|[\w.-]+\.example", host)]


def test_the_sitemap_tells_of_the_latest_news() -> None:
    sitemap = parsed("news-sitemap.xml")
    assert ("Halwen Echo", 3, "") == (sitemap.feed.title, len(sitemap.articles), sitemap.problem)
    assert "The Patience, painted by a class of nine-year-olds." == sitemap.articles[0].pictures[0].caption


def test_the_subscriptions_lie_in_nested_folders() -> None:
    outlines = opml.read((sample_folder() / "subscriptions.opml").read_bytes())
    assert {
        "Delta Courier": ("The delta", "Daily"),
        "Harbour Post": ("The delta", "Daily"),
        "Salen Review": ("The delta", "Weekly"),
        "Weltspiegel Nord": ("Abroad",),
        "Four Shores": ("Abroad",),
    } == {outline.title: outline.folder for outline in outlines.feeds}


def test_a_feeds_article_comes_with_all_its_parts() -> None:
    article = the("delta-courier.rss", "Ministers agree")
    assert "A treaty ends the longest silence on the Lower Halwen" == article.deck
    assert ("Mira Osei",) == article.byline
    assert "PORT SALEN" == article.dateline
    assert "World" == article.section
    assert {"rivers", "Halwen treaty", "Orrest", "Lena Ortiz", "Paul Adeyemi"} <= set(map(str, article.tags))
    (picture,) = article.pictures
    assert "Delegates in Port Salen on Monday, with the pencil that signed the treaty." == picture.caption
    assert "J. Kwan / SNA" == picture.credit
    (related,) = article.related
    assert "Next in World" == related.heading
    assert 3 == len(related.headlines)
    assert any("messaging channel" in promo for promo in article.promos)
    assert "messaging channel" not in article.body.text
    assert "48" not in article.body.text


def test_quotations_are_given_to_whoever_said_them() -> None:
    article = the("delta-courier.rss", "Ministers agree")
    assert {
        ("Lena Ortiz", "The river never"),
        ("Paul Adeyemi", "I have signed"),
        ("Paul Adeyemi", "and this is"),
        ("Halima Duarte", "My cousin in"),
        ("Halima Duarte", "She said so."),
        ("Lin Meihua", "Tell me how"),
        ("Paul Adeyemi", "We agreed on"),
        ("Paul Adeyemi", "I would rather"),
        ("Oren Castellane", "I foresee no"),
    } <= said(article)


def test_what_nobody_said_is_nobodys() -> None:
    article = the("salen-review.json", "Sorry, the train")
    spoken = [quotation.content.of(article.body.text) for quotation in article.quotations]
    assert not {"The Waiting Room", "The Etiquette of the Missed Boat", "Not Before Tuesday"} & set(spoken)


def test_one_report_of_an_agency_stands_in_two_papers() -> None:
    one = the("delta-courier.rss", "Hourly river levels")
    other = the("harbour-post.atom", "River levels")
    assert ("SNA", "PORT SALEN") == (one.wire, one.dateline) == (other.wire, other.dateline)
    assert said(one) == said(other)


def test_styles_show_what_a_body_is_made_of() -> None:
    grain = the("delta-courier.rss", "Grain price")
    (table,) = grain.body.of_kind(StyleKind.TABLE)
    assert "Wheat\t236\t229\t220\t212" in table.span.of(grain.body.text).split("\n")
    timetable = the("delta-courier.rss", "How we taught")
    (code,) = timetable.body.of_kind(StyleKind.CODE_BLOCK)
    assert "if at > now" in code.span.of(timetable.body.text)
    pie = the("harbour-post.atom", "Eel pie")
    assert ["•"] * 5 + ["1.", "2.", "3.", "4."] == [
        item.value for item in pie.body.of_kind(StyleKind.LIST_ITEM)
    ]


def test_an_updated_article_says_when() -> None:
    bridge = the("harbour-post.atom", "Swing bridge")
    assert datetime(2026, 11, 17, 7, 20, tzinfo=UTC) == bridge.published
    assert datetime(2026, 11, 20, 16, 5, tzinfo=UTC) == bridge.updated
    assert ("Idrissa Bergström", "Zeynep Wójcik") == bridge.byline


def test_a_podcast_brings_its_file() -> None:
    (enclosure,) = the("delta-courier.rss", "Low Water").enclosures
    assert ("audio/mpeg", 27983104) == (enclosure.media_type, enclosure.length)


def test_languages_are_those_of_the_articles() -> None:
    assert ["fr", "ja", "ar", "es", "ru", "en"] == [
        article.language for article in understood("four-shores.rdf")
    ]


def test_the_long_read_is_long() -> None:
    assert 1500 < len(the("salen-review.json", "The keepers").body.text.split())


PASTED = {
    "texts/rivers-aloud.txt": (
        "Delta's Ortiz urges upstream neighbours to keep talking after accord",
        "PORT SALEN",
        "River News",
        ["Salen", "Orrest", "Lena Ortiz", "Paul Adeyemi"],
        ("Next In River News", 5),
    ),
    "texts/brenn-standard.txt": (
        "Cheese makers ask for quiet on the night train",
        "BRENN",
        "",
        ["railways", "food", "Orrest"],
        ("More in Country", 3),
    ),
    "texts/skarva-islander.txt": (
        "Bell from the Marigold found by man looking for his spectacles",
        "SKARVA",
        "",
        ["Skarva", "museums", "ships"],
        ("Related stories", 3),
    ),
    "texts/weltspiegel-nord.txt": (
        "Altenfleets Standesamt traut jetzt auch bei Ebbe",
        "ALTENFLEET",
        "",
        ["Altenfleet", "Watt", "Hochzeit"],
        ("Lesen Sie auch", 2),
    ),
}


@pytest.mark.parametrize("name", PASTED)
def test_a_pasted_article_is_told_from_the_page_around_it(name: str) -> None:
    (article,) = understood(name)
    related = [(found.heading, len(found.headlines)) for found in article.related if len(found.headlines) > 1]
    assert PASTED[name] == (
        article.title,
        article.dateline,
        article.section,
        [str(tag) for tag in article.tags],
        *related,
    )
    assert "SNA" == article.wire
    assert not re.search(r"SNA\)?\Z|Share|Newsletter|newsletter|Follow us", article.body.text)


PICTURES = {
    "texts/rivers-aloud.txt": (
        "Lena Ortiz, right, and Paul Adeyemi on the steps of the customs house",
        "SNA",
    ),
    "texts/brenn-standard.txt": ("A wheel of Upper Sund in the cellar at Brenn", "Ottoline Reyes/SNA"),
    "texts/skarva-islander.txt": ("The bell of the Marigold, with the spectacles", "Ebele Stornoway"),
    "texts/weltspiegel-nord.txt": ("Das Brautpaar Lindiwe und Harm Carstensen", "Malte Igbinedion/SNA"),
    "pages/brenn-standard.html": ("The upper dam above Brenn", "Ottoline Reyes / Brenn Standard"),
    "pages/skarva-islander.html": ("All twelve pupils of South Skarva school", "Ebele Stornoway"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_caption_stands_with_its_credit_and_not_in_the_body(name: str) -> None:
    (article,) = understood(name)
    (picture,) = article.pictures
    caption, credit = PICTURES[name]
    assert picture.caption.startswith(caption)
    assert credit == picture.credit
    assert caption not in article.body.text


PAGES = {
    "pages/brenn-standard.html": (
        "Brenn finds room for its dam keepers",
        ("Leilani Brodeur", "Stellan Mutasa"),
        "BRENN",
        "",
        "Region",
        ["rivers", "Halwen treaty", "Orrest", "Paul Adeyemi"],
    ),
    "pages/skarva-islander.html": (
        "Island school wins back its twelfth pupil",
        ("Tuuli Abernathy",),
        "SKARVA",
        "",
        "Island life",
        ["schools", "Skarva", "ferries"],
    ),
    "pages/orrest-evening-mail.html": (
        "Orrest counts its snow, one ruler at a time",
        ("Temperance Vukovic",),
        "CASTEL ORREST",
        "SNA",
        "",
        [],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_told_from_what_surrounds_it(name: str) -> None:
    (article,) = understood(name)
    assert PAGES[name] == (
        article.title,
        article.byline,
        article.dateline,
        article.wire,
        article.section,
        [str(tag) for tag in article.tags],
    )
    assert not re.search("cookie|Sign up|Subscribe|Copyright|©", article.body.text)
    assert not re.search("Choir seeks bass|The light changes hands|Bear was a coat", article.body.text)


@pytest.mark.parametrize(
    ("name", "voices"),
    [
        ("texts/rivers-aloud.txt", {("Lena Ortiz", "Mr Odhiambo always")}),
        (
            "texts/brenn-standard.txt",
            {
                ("Bertrand Achieng", "I am not"),
                ("Annika Delacroix", "With respect,"),
                ("Annika Delacroix", "it is younger"),
            },
        ),
        (
            "texts/skarva-islander.txt",
            {("Alasdair Nkemelu", "I can’t see"), ("Alasdair Nkemelu", "They’re too strong,")},
        ),
        ("texts/weltspiegel-nord.txt", {("Beeke Oyelaran", "Wir hatten eine")}),
        ("pages/brenn-standard.html", {("Lazare Mikkelsen", "My grandfather did")}),
        ("pages/skarva-islander.html", {("Morag Igwe", "I read it"), ("Joaquim Ferreira", "I said we'd")}),
        ("pages/orrest-evening-mail.html", {("Gunnhild Pereira", "We asked ourselves")}),
    ],
)
def test_a_page_and_a_pasted_text_tell_who_spoke(name: str, voices: set[tuple[str, str]]) -> None:
    (article,) = understood(name)
    assert voices <= said(article)


def test_every_picture_of_the_samples_is_there_without_the_web() -> None:
    named = {picture.url for name in FILES for article in understood(name) for picture in article.pictures}
    there = dict(sample_pictures())
    assert named - {""} == set(there)
    assert {(720, 450)} == {
        (found.width, found.height)
        for found in (developed(path.read_bytes(), None) for path in there.values())
    }
