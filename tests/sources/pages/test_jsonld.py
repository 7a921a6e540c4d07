import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Article, Picture
from newsterm.sources.pages.jsonld import article_of_json
from newsterm.sources.pages.scripts import nodes_of

BASE = "https://courier.example/2031/river"
REPORT = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ministers agree on river data &amp; levels",
    "description": "A treaty ends the longest silence.",
    "url": "/2031/river",
    "author": [{"@type": "Person", "name": "Mira Osei"}, {"@type": "Person", "name": "Jon Ve"}],
    "publisher": {"@type": "Organization", "name": "Delta Courier"},
    "datePublished": "2031-05-02T09:30:00+02:00",
    "dateModified": "2031-05-02T08:00:00Z",
    "dateline": "PORT SALEN",
    "inLanguage": "en_GB",
    "articleSection": ["World", "Rivers"],
    "keywords": "rivers, treaties, Lower Anduin",
    "image": {
        "@type": "ImageObject",
        "url": "/img/gauge.jpg",
        "caption": "The gauge at Salen.",
        "creditText": "J. Kwan / SNA",
    },
    "articleBody": "PORT SALEN: After ten years.",
}


def read(*values: object) -> Article:
    return written(*map(json.dumps, values))


def written(*scripts: str) -> Article:
    return article_of_json(nodes_of(scripts), BASE)


def test_a_report_is_read_whole() -> None:
    article = read(REPORT)
    assert article.title == "Ministers agree on river data & levels"
    assert article.deck == "A treaty ends the longest silence."
    assert article.url == "https://courier.example/2031/river"
    assert article.byline == ("Mira Osei", "Jon Ve")
    assert article.outlet == "Delta Courier"
    assert article.published == datetime(2031, 5, 2, 7, 30, tzinfo=UTC)
    assert article.updated == datetime(2031, 5, 2, 8, tzinfo=UTC)
    assert (article.dateline, article.language, article.section) == ("PORT SALEN", "en-GB", "World")
    assert [tag.term for tag in article.tags] == ["rivers", "treaties", "Lower Anduin"]
    picture = Picture("https://courier.example/img/gauge.jpg", "The gauge at Salen.", "J. Kwan / SNA")
    assert article.pictures == (picture,)
    assert article.body.text == "PORT SALEN: After ten years."


def test_the_report_is_found_in_graphs_lists_and_pages() -> None:
    for holder in (
        {"@graph": [{"@type": "WebSite", "name": "Courier"}, REPORT]},
        [{"@type": "Organization"}, [REPORT]],
        {"@type": "WebPage", "mainEntity": REPORT},
        REPORT | {"@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
    ):
        assert read(holder).byline == ("Mira Osei", "Jon Ve")


def test_of_several_reports_the_one_that_tells_most_is_the_pages_own() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Grain price falls"}
    assert read(teaser, REPORT, teaser).title.startswith("Ministers agree")


def test_what_is_no_report_says_nothing() -> None:
    assert read({"@type": "Recipe", "name": "Soup"}, {"@type": "WebSite"}, 7, None, "x") == Article()
    assert written() == Article()


def test_authors_and_keywords_come_in_many_forms() -> None:
    forms = (
        ("Mira Osei", ("Mira Osei",)),
        ("Mira Osei and Jon Ve", ("Mira Osei", "Jon Ve")),
        ({"name": ["Mira Osei"]}, ("Mira Osei",)),
        ([{"name": "Mira Osei"}, {"name": "Mira Osei"}, {"name": ""}, None], ("Mira Osei",)),
    )
    for given_authors, names in forms:
        assert read(REPORT | {"author": given_authors}).byline == names
    for keywords in (["rivers", "data"], "rivers,data", [{"@type": "DefinedTerm", "name": "rivers"}, "data"]):
        assert [tag.term for tag in read(REPORT | {"keywords": keywords}).tags] == ["rivers", "data"]


def test_the_section_may_stand_in_the_breadcrumbs() -> None:
    steps = [
        {"name": "Home"},
        {"item": {"name": "World"}},
        {"name": "Ministers agree on river data & levels"},
    ]
    crumbs = {"@type": "BreadcrumbList", "itemListElement": steps}
    assert read(REPORT | {"articleSection": ""}, crumbs).section == "World"


def test_broken_json_is_mended_where_it_is_plain_how() -> None:
    whole = json.dumps({"@type": "NewsArticle", "headline": "Ferry reopens"})
    for broken in (
        whole[:-1] + ",}",
        f"<!-- {whole} -->",
        f"//<![CDATA[\n{whole}\n//]]>",
        whole + ";",
        whole.replace('"', "&quot;"),
        whole.replace("Ferry ", "Ferry\n"),
        whole + "}]",
    ):
        assert written(broken).title == "Ferry reopens"


def test_one_broken_script_does_not_hide_another() -> None:
    assert written("{", json.dumps(REPORT)).byline == ("Mira Osei", "Jon Ve")


def test_values_of_the_wrong_kind_are_no_values() -> None:
    odd = {name: {"@id": [1, {"x": None}]} for name in REPORT if name != "@type"}
    assert read(REPORT | odd | {"image": [3, None, {"url": 5}]}).pictures == ()
    assert read(REPORT | {"url": "javascript:alert(1)"}).url == ""


def test_a_script_nested_without_end_is_left_out() -> None:
    assert written("[" * 100_000, '{"a":' * 100_000) == Article()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(REPORT)), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(REPORT)), JSON))
def test_nothing_in_a_report_raises(odd: dict[str, object]) -> None:
    assert isinstance(read(REPORT | odd | {"@type": "NewsArticle"}), Article)
