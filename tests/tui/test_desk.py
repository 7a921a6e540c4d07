"""A temporary desk keeps what the reader does in the library."""

from pathlib import Path

from newsterm.config import Home
from newsterm.store.store import Store
from newsterm.tui.desk import Desk
from tests.tui.newsroom import Refreshes, put, story


def test_marks_on_the_readers_own_desk_are_in_its_store(store: Store) -> None:
    (article,) = put(store, [story(1)])
    desk = Desk(store, store, Refreshes())
    assert not desk.temporary
    change = desk.mark([article], starred=True)
    assert change
    assert change.ids == (article,)
    assert store.articles.status(article).starred
    assert desk.mark([article], starred=True) is None
    desk.undo()
    assert not store.articles.status(article).starred
    desk.redo()
    assert store.articles.status(article).starred


def test_what_is_starred_or_tagged_on_a_temporary_desk_is_adopted(store: Store, tmp_path: Path) -> None:
    with Store.open(Home.at(tmp_path / "guest")) as guest:
        first, second = put(guest, [story(1), story(2)])
        desk = Desk(guest, store, Refreshes(), "opened")
        assert desk.temporary
        desk.mark([first], read=True)
        assert store.articles.resolve("https://delta-courier.example/1") is None
        desk.mark([first, second], tag="quay")
        desk.mark([first], starred=True)
        desk.mark([second], untag="quay")
        kept = [store.articles.resolve(f"https://delta-courier.example/{number}") for number in (1, 2)]
        assert kept[0]
        assert kept[1]
        status = store.articles.status(kept[0])
        assert (status.starred, status.tags) == (True, ("quay",))
        assert store.articles.status(kept[1]).tags == ()
        desk.undo()
        assert store.articles.status(kept[1]).tags == ("quay",)
