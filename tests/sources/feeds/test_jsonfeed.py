"""JSON Feed, both versions, whole."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newsterm.errors import ContentError
from newsterm.model import Article, Enclosure, Feed, ParsedFeed, Picture, Tag
from newsterm.sources.feeds.jsonfeed import feed_of_json

AT = "https://salen-review.example/"


def feed(*items: Any, **fields: Any) -> ParsedFeed:
    return feed_of_json(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items} | fields), AT + "feed.json"
    )


def item(**fields: Any) -> Article:
    return feed(fields).articles[0]


def test_a_feed_says_what_it_is() -> None:
    parsed = feed(title="Salen Review", home_page_url=AT, description="Long reads", language="en-GB")
    assert ParsedFeed(Feed("Salen Review", AT, "Long reads", "en-GB")) == parsed


def test_an_item_gives_all_its_parts() -> None:
    parsed = feed(
        {
            "id": AT + "fog",
            "url": "/fog",
            "title": "In praise of fog",
            "summary": "A morning when nobody could see",
            "content_html": "<p>On the one morning in November</p>",
            "content_text": "left aside",
            "image": "/fog.jpg",
            "banner_image": "/banner.jpg",
            "date_published": "2026-11-09T06:00:00+01:00",
            "date_modified": "2026-11-10T06:00:00Z",
            "authors": [{"name": "Rosalind Tshabalala", "url": AT}, {"name": "Femi Strand"}],
            "tags": ["fog", "weather", "fog"],
            "language": "en",
            "attachments": [
                {
                    "url": "/fog.mp3",
                    "mime_type": "audio/mpeg",
                    "size_in_bytes": 4100,
                    "duration_in_seconds": 95.5,
                    "title": "Read aloud",
                },
                {"url": "/fog.jpg", "mime_type": "image/jpeg"},
            ],
        },
        title="Salen Review",
    )
    assert (
        Article(
            guid=AT + "fog",
            url=AT + "fog",
            title="In praise of fog",
            deck="A morning when nobody could see",
            byline=("Rosalind Tshabalala", "Femi Strand"),
            published=datetime(2026, 11, 9, 5, tzinfo=UTC),
            updated=datetime(2026, 11, 10, 6, tzinfo=UTC),
            language="en",
            outlet="Salen Review",
            tags=(Tag("fog"), Tag("weather")),
            pictures=(Picture(AT + "fog.jpg"),),
            enclosures=(Enclosure(AT + "fog.mp3", "audio/mpeg", 4100, 95, "Read aloud"),),
            markup="<p>On the one morning in November</p>",
        ),
    ) == parsed.articles


def test_version_1_names_one_author_and_a_feed_s_authors_speak_for_its_items() -> None:
    parsed = feed(
        {"id": "1", "author": {"name": "Hana Petrosyan"}}, {"id": "2"}, author={"name": "The editors"}
    )
    assert [("Hana Petrosyan",), ("The editors",)] == [article.byline for article in parsed.articles]


def test_plain_text_becomes_paragraphs() -> None:
    assert "<p>3 &lt; 4<br>and on</p><p>Last</p>" == item(content_text="3 < 4\nand on\n\nLast").markup


def test_a_summary_alone_is_the_article() -> None:
    article = item(summary="Short & whole")
    assert ("<p>Short &amp; whole</p>", "") == (article.markup, article.deck)


def test_a_link_to_elsewhere_serves_where_an_item_has_no_address() -> None:
    assert "https://brenn.example/dams" == item(external_url="https://brenn.example/dams").url


@pytest.mark.parametrize(
    "fields",
    [
        {"id": 7},
        {"id": 7, "title": None, "tags": "fog", "authors": {"name": "x"}, "attachments": [None, {"url": 3}]},
        {"id": 7, "content_html": ["<p>"], "date_published": 2026, "image": {"url": "x"}, "language": False},
    ],
)
def test_values_of_the_wrong_kind_are_left_out(fields: dict[str, Any]) -> None:
    article = item(**fields)
    assert ("7", (), ()) == (article.guid, article.tags, article.enclosures)


def test_numbers_that_cannot_be_are_left_out() -> None:
    sizes = [-1, 1e300, float("nan"), True, "4100", None]
    files = [{"url": f"/{number}", "size_in_bytes": size} for number, size in enumerate(sizes)]
    lasting = {"url": "/long", "duration_in_seconds": 1e12}
    article = item(attachments=[*files, lasting])
    assert [0, 0, 0, 1, 0, 0, 0] == [file.length for file in article.enclosures]
    assert 0 == article.enclosures[-1].duration


def test_of_too_many_items_the_first_are_read_and_it_is_said() -> None:
    parsed = feed_of_json(json.dumps({"items": [{"id": number} for number in range(20_001)]}))
    assert (20_000, "it has more than 20,000 articles") == (len(parsed.articles), parsed.problem)


def test_halves_of_characters_and_control_characters_are_cleaned() -> None:
    article = feed_of_json(
        '{"items": [{"title": "a\\ud800\\u001b[2J", "content_html": "\\udfff"}]}'
    ).articles[0]
    assert ("a\ufffd\ufffd[2J", "\ufffd") == (article.title, article.markup)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"error": "rate limited"}', "it is JSON, but no JSON Feed: it has no items"),
        ('["items"]', "it is JSON, but no JSON Feed"),
        ('{"items": [', "it looks like JSON and is broken"),
        ("[" * 100_000, "it looks like JSON and is broken"),
    ],
)
def test_what_is_no_json_feed_is_told(text: str, sentence: str) -> None:
    with pytest.raises(ContentError, match=sentence):
        feed_of_json(text)
