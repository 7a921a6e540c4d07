"""What a refresh has told so far, in one line."""

from newsterm.refresh.outcome import Annotated, Asked, Event, Finished, Paged, Paging, Refreshed, Started
from newsterm.refresh.progress import Tally


def tally(*events: Event) -> Tally:
    counted = Tally()
    for event in events:
        counted.count(event)
    return counted


def test_nothing_is_said_of_what_there_is_none_of() -> None:
    counted = tally(Started(1), Refreshed("a", "https://delta-courier.example/feed", new=3))
    assert ("1 of 1 · 3 new", "1 feed: 3 new") == (counted.line, counted.summary)


def test_the_line_names_the_two_that_were_asked_first() -> None:
    asked = [Asked(name, f"https://{name}.example/feed", name.title()) for name in ("delta", "reed", "tide")]
    counted = tally(Started(1200), *asked)
    assert "0 of 1,200 · 0 new · Delta, Reed …" == counted.line
    counted.count(Refreshed("delta", "https://delta.example/feed"))
    assert "1 of 1,200 · 0 new · Reed, Tide" == counted.line


def test_all_kinds_of_outcomes_are_counted() -> None:
    counted = tally(
        Started(4),
        Refreshed("a", "a", new=1234, changed=5),
        Refreshed("b", "b", error="no answer"),
        Refreshed("c", "c", skipped="asked 1 minute ago"),
        Refreshed("d", "d", skipped="asked 1 minute ago"),
        Annotated(("1", "2")),
    )
    assert "4 of 4 · 1,234 new · 1 failed · 2 left alone · 2 understood" == counted.line
    assert "4 feeds: 1,234 new, 1 failed, 2 left alone" == counted.summary
    assert [("asked 1 minute ago", 2)] == counted.reasons.most_common()


def test_pages_are_counted_and_those_that_gave_a_whole_text() -> None:
    counted = tally(
        Started(1), Refreshed("a", "a"), Paging(3), Paged("1", "page"), Paged("2", error="Closed.")
    )
    assert "1 of 1 · 0 new · 2 of 3 pages" == counted.line
    assert "1 feed: 0 new, 1 whole text" == counted.summary


def test_a_tally_knows_how_much_is_done_and_how_it_ended() -> None:
    counted = tally(Started(4), Refreshed("a", "a"), Finished(stopped=True))
    assert (0.25, True) == (counted.share, counted.stopped)
    assert 0.0 == tally().share
