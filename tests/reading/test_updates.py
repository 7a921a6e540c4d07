from datetime import UTC, datetime, timedelta

import pytest

from newsterm.model import Article, Body
from newsterm.reading.updates import Earlier, Version, update_of, updated_at

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def version(hour: int, text: str = "", title: str = "Dam holds", engine: int = 1) -> Version:
    """What an article said from so many hours after noon on."""
    return Version(NOON + timedelta(hours=hour), Article(title=title, body=Body(text), version=engine))


BROKE, HELD, HOLDS = (
    version(0, "The dam broke."),
    version(2, "The dam held."),
    version(5, "The old dam holds."),
)


def test_the_present_text_is_told_from_the_one_before() -> None:
    update = update_of([BROKE, HELD, HOLDS], [BROKE], since=None)
    assert update
    assert (HOLDS.at, HELD.at, False) == (update.at, update.before, update.seen)
    assert "The old dam held holds." == update.line.body.text
    assert 2 == update.count


def test_it_is_told_from_the_one_that_was_read_last() -> None:
    update = update_of([BROKE, HELD, HOLDS], [BROKE], since=NOON + timedelta(hours=1))
    assert update
    assert (BROKE.at, True) == (update.before, update.seen)
    assert "The old dam broke holds." == update.line.body.text


@pytest.mark.parametrize("hours", [5, 9])
def test_where_the_present_one_was_read_it_is_told_from_the_one_before(hours: int) -> None:
    update = update_of([BROKE, HELD, HOLDS], [BROKE], since=NOON + timedelta(hours=hours))
    assert update
    assert (HELD.at, False) == (update.before, update.seen)


def test_versions_that_say_the_same_are_passed_over() -> None:
    again = version(3, "The dam, held!")
    update = update_of([BROKE, HELD, again], [BROKE], since=None)
    assert update
    assert BROKE.at == update.before
    back = version(4, "The dam broke.")
    update = update_of([BROKE, HELD, back], [BROKE], since=NOON)  # it says again what the reader read
    assert update
    assert (HELD.at, False) == (update.before, update.seen)


def test_an_article_that_never_said_anything_else_has_no_update() -> None:
    assert update_of([BROKE], [BROKE], None) is None
    assert update_of([], [], NOON) is None
    assert update_of([BROKE, version(2, "The dam  broke")], [BROKE], NOON) is None


def test_what_another_engine_made_of_a_text_is_no_change_of_it() -> None:
    versions = [version(0, "The dam broke. Share this.", engine=1), version(2, "The dam broke.", engine=2)]
    assert update_of(versions, [], None) is None
    assert updated_at(versions, []) is None


def test_earlier_headlines_are_told_with_the_time_they_went() -> None:
    titles = [
        version(0, title="Dam breaks"),
        version(1, title="Dam breaks!"),
        version(2, title="Dam may hold"),
        HOLDS,
    ]
    update = update_of([BROKE], titles, since=NOON + timedelta(hours=1))
    assert update
    assert (0, True) == (update.count, update.seen)
    assert (
        Earlier("Dam may hold", HOLDS.at),
        Earlier("Dam breaks!", NOON + timedelta(hours=2)),
    ) == update.headlines
    assert HOLDS.at == update.at == updated_at([BROKE], titles)
    assert update.line.body == BROKE.article.body


def test_of_many_headlines_the_last_are_told() -> None:
    titles = [version(hour, title=f"Day {hour} at the dam") for hour in range(20)]
    update = update_of([BROKE], titles, None)
    assert update
    assert ["Day 18", "Day 17", "Day 16", "Day 15", "Day 14"] == [
        headline.words.removesuffix(" at the dam") for headline in update.headlines
    ]


def test_the_time_of_an_update_is_that_of_the_last_words_that_changed() -> None:
    assert HOLDS.at == updated_at([BROKE, HELD, HOLDS], [BROKE])
    assert HELD.at == updated_at([BROKE, HELD, version(9, "The dam held")], [BROKE])
    assert updated_at([BROKE], [BROKE]) is None
