"""What a refresh tells travels as lines of JSON."""

from hypothesis import given
from hypothesis import strategies as st

from newsterm.refresh.outcome import (
    Annotated,
    Asked,
    Event,
    Finished,
    Paged,
    Paging,
    Refreshed,
    Started,
    from_line,
    to_line,
)

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Started, total=st.integers()),
    st.builds(Asked, st.text(), st.text(), st.text()),
    st.builds(
        Refreshed,
        st.text(),
        st.text(),
        st.text(),
        st.integers(),
        st.integers(),
        st.text(),
        st.text(),
        st.booleans(),
    ),
    st.builds(Annotated, st.lists(st.text()).map(tuple)),
    st.builds(Paging, st.integers()),
    st.builds(Paged, st.text(), st.text(), st.text(), st.text(), st.text()),
    st.builds(Finished, st.integers(), st.integers(), st.booleans()),
)


@given(EVENTS)
def test_what_is_written_can_be_read_back(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert event == from_line(line)


@given(st.text())
def test_noise_is_no_event(noise: str) -> None:
    assert from_line(noise) is None


def test_an_event_of_a_newer_newsterm_is_passed_over() -> None:
    assert from_line('{"event": "danced", "times": 3}') is None
    assert from_line('{"event": "finished", "new": 1, "colour": "blue"}') is None
