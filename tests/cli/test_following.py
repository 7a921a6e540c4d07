"""feeds and remove."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_feeds_are_listed_with_their_counts(subscribed: Terminal, feed_file: Path) -> None:
    (feed,) = subscribed.lines("feeds", "--json")
    assert str(feed_file) == feed["address"]
    assert ("Kettle Point Gazette", 3, 3, None) == tuple(
        feed[field] for field in ("title", "unread", "total", "error")
    )
    assert feed["last_success"].endswith("Z")


def test_a_feed_that_works_needs_nothing(subscribed: Terminal) -> None:
    (feed,) = subscribed.lines("feeds", "--json")
    assert ("ok", None, 0, None) == tuple(
        feed[field] for field in ("health", "advice", "failures", "held_until")
    )
    assert "2026-11-21T09:00:00Z" == feed["newest"]
    assert feed["a_week"] > 0


def test_a_feed_that_fails_says_why_and_what_comes_next(subscribed: Terminal, feed_file: Path) -> None:
    feed_file.unlink()
    subscribed.run("refresh", "--force")
    table, error, advice = subscribed.run("feeds").splitlines()
    assert ["failing", "3/3"] == table.split("\t")[1:3]
    assert "Kettle Point Gazette" in table
    assert error.startswith("\t! ")
    assert str(feed_file) in error
    assert "asks again" in advice


def test_the_table_shows_no_password(terminal: Terminal) -> None:
    terminal.run("add", "http://mira:secret@127.0.0.1:9/feed")
    shown = terminal.run("feeds")
    assert "http://127.0.0.1:9/feed" in shown
    assert "secret" not in shown


def test_a_feed_is_removed_by_its_title(subscribed: Terminal) -> None:
    subscribed.run("remove", "Kettle Point Gazette")
    assert 0 == subscribed.code
    assert [] == subscribed.lines("feeds", "--json")
    assert [] == subscribed.titles()


def test_removing_what_is_not_there_says_so(terminal: Terminal) -> None:
    terminal.run("remove", "Nothing Daily")
    assert 1 == terminal.code
    assert "no such subscription" in terminal.errors
