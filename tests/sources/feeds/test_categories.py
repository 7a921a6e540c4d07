"""Categories keep what is said of them; their scheme tells people, places and sections apart."""

import pytest

from newsterm.model import Article, Tag
from newsterm.sources.feeds.feed import feed_of

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
AT = "https://delta-courier.example"


def item(inside: str) -> Article:
    text = f'<rss version="2.0" {SPACES}><channel><item>{inside}</item></channel></rss>'
    return feed_of(text).articles[0]


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        (f"{AT}/namespaces/keywords/per", "person"),
        (f"{AT}/tags/people/", "person"),
        (f"{AT}/ns#geo", "place"),
        ("places", "place"),
        (f"{AT}/?orte", "place"),
        (f"{AT}/keywords/org_all", ""),
        (f"{AT}/keywords/org", "organisation"),
        (f"{AT}/companies", "organisation"),
        (f"{AT}/tags", ""),
        ("people.delta-courier.example", ""),
        ("https://[delta/people", ""),
        ("", ""),
    ],
)
def test_a_scheme_tells_what_a_category_names(scheme: str, kind: str) -> None:
    assert (Tag("Salen", scheme, kind=kind),) == item(f'<category domain="{scheme}">Salen</category>').tags


def test_the_page_of_a_term_is_no_scheme_of_such_terms() -> None:
    assert (Tag("People", f"{AT}/tag/people"),) == item(
        f'<category domain="{AT}/tag/people">People</category>'
    ).tags


@pytest.mark.parametrize("scheme", [f"{AT}/section", f"{AT}/ns#ressort", "rubrique"])
def test_a_scheme_of_sections_names_the_section(scheme: str) -> None:
    article = item(f'<category>rivers</category><category domain="{scheme}">World</category>')
    assert ("World", ("", "")) == (article.section, tuple(tag.kind for tag in article.tags))


def test_a_module_names_the_section_where_no_scheme_does() -> None:
    inside = "<slash:section>world</slash:section>"
    assert "world" == item(inside).section
    assert "Port" == item(inside + '<category domain="section">Port</category>').section


def test_term_scheme_and_label_of_atom_are_kept() -> None:
    entry = f'<entry><category term="p-7" scheme="{AT}/people" label="Mira Osei"/></entry>'
    [article] = feed_of(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>').articles
    assert (Tag("p-7", f"{AT}/people", "Mira Osei", kind="person"),) == article.tags


def test_subjects_and_keywords_in_lists_are_tags() -> None:
    inside = "<dc:subject>salt; silt</dc:subject><itunes:keywords>reeds, mud;, </itunes:keywords>"
    assert ["salt", "silt", "reeds", "mud"] == [tag.term for tag in item(inside).tags]
