"""What the reader follows."""

from dataclasses import replace

import pytest

from newsterm.config import Home
from newsterm.query import Query
from newsterm.store.store import Store
from tests.store.paper import ADDRESS, article, ids, save


def test_a_subscription_is_added_once(store: Store) -> None:
    one = store.subscriptions.add(f" {ADDRESS} ", "My  delta", [("World", " Asia "), ("World", "Asia")])
    assert (ADDRESS, "My delta", (("World", "Asia"),)) == (one.address, one.title, one.folders)
    assert one == store.subscriptions.add(ADDRESS, "Another title")
    assert [one] == store.subscriptions.all()
    assert one.added is not None


def test_an_id_stays_the_same_everywhere(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = Store.open(Home.at(tmp_path_factory.mktemp("elsewhere")))
    assert store.subscriptions.add(ADDRESS).id == elsewhere.subscriptions.add(ADDRESS).id
    assert save(store, article(1)).new == save(elsewhere, article(1)).new
    elsewhere.close()


def test_they_keep_the_order_they_were_made_in(store: Store) -> None:
    for name in "cab":
        store.subscriptions.add(f"https://{name}.example/feed")
    assert ["c", "a", "b"] == [one.address[8] for one in store.subscriptions.all()]


def test_a_subscription_is_called_and_filed_otherwise(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS, "Delta", [("World",)])
    store.subscriptions.edit(one.id, title="River news")
    store.subscriptions.edit(one.id, folders=())
    store.subscriptions.edit("unknown", title="Nothing")
    (edited,) = store.subscriptions.all()
    assert ("River news", (), one.id, one.added) == (edited.title, edited.folders, edited.id, edited.added)


def test_one_is_found_by_id_address_or_title(store: Store) -> None:
    save(store, article(1))
    (one,) = store.subscriptions.all()
    for text in (one.id, ADDRESS, "Delta Courier", "delta  COURIER"):
        assert one == store.subscriptions.find(text)
    assert store.subscriptions.find("Delta") is None


def test_removing_forgets_the_articles_and_undo_follows_again(store: Store) -> None:
    save(store, article(1))
    save(store, article(2), address="https://harbour.example/feed", title="Harbour Post")
    delta, harbour = store.subscriptions.all()
    store.subscriptions.remove(delta.id)
    store.subscriptions.remove("unknown")
    assert [harbour] == store.subscriptions.all()
    assert 1 == store.headlines.count(Query())
    assert 1 == len(ids(store, "report"))
    undone = store.journal.undo()
    assert undone
    assert f"Undone: {ADDRESS} removed" == undone.sentence
    assert {delta, harbour} == set(store.subscriptions.all())
    assert 1 == len(save(store, article(1)).new)


def test_adding_and_editing_are_no_steps_to_take_back(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS)
    store.subscriptions.edit(one.id, title="River news")
    assert store.journal.undo() is None


def test_what_was_withdrawn_is_not_followed_and_no_step_to_take_back(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS)
    store.subscriptions.withdraw(one.id)
    store.subscriptions.withdraw("unknown")
    assert store.subscriptions.all() == []
    assert store.journal.undo() is None
    assert one.id == store.subscriptions.add(ADDRESS).id


MOVED = f"{ADDRESS}/new"


def test_one_that_moves_keeps_its_id_and_everything_else(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS, "Delta", [("daily",)], attributes={"lang": "en"}, typed=True)
    assert store.subscriptions.move(one.id, MOVED)
    assert [replace(one, address=MOVED)] == store.subscriptions.all()
    assert {one.id} == {store.subscriptions.add(address).id for address in (ADDRESS, MOVED)}
    assert store.journal.undo() is None


def test_whoever_typed_an_address_vouched_for_no_other_host(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS, typed=True)
    store.subscriptions.move(one.id, "https://10.0.0.7/feed")
    assert [False] == [moved.typed for moved in store.subscriptions.all()]


def test_one_cant_move_to_where_another_is(store: Store) -> None:
    one, other = store.subscriptions.add(ADDRESS), store.subscriptions.add(MOVED)
    assert not store.subscriptions.move(one.id, MOVED)
    assert not store.subscriptions.move("unknown", "https://nobody.example/feed")
    assert [one, other] == store.subscriptions.all()


def test_one_that_moved_was_removed_and_added_anew_is_brought_back_without_harm(store: Store) -> None:
    one = store.subscriptions.add(ADDRESS)
    store.subscriptions.move(one.id, MOVED)
    store.subscriptions.remove(one.id)
    anew = store.subscriptions.add(MOVED)
    store.journal.undo()
    assert [anew] == store.subscriptions.all()


def test_sources_tell_what_is_unread(store: Store) -> None:
    save(store, article(1), article(2), article(3))
    store.subscriptions.add("https://harbour.example/feed")
    store.journal.mark(ids(store)[:1], read=True)
    states = [(state.title, state.unread, state.total) for state in store.subscriptions.sources()]
    assert [("Delta Courier", 2, 3), ("https://harbour.example/feed", 0, 0)] == states


def test_no_title_shows_the_password_of_an_address(store: Store) -> None:
    store.subscriptions.add("https://mira:secret@delta.example/feed")
    assert ["https://delta.example/feed"] == [state.title for state in store.subscriptions.sources()]
