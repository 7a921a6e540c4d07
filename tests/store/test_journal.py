"""What the reader does is remembered, can be taken back, and done again."""

from datetime import timedelta

from newsterm.config import Home
from newsterm.model import Status
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, titles


def test_marking_says_what_changed(store: Store) -> None:
    save(store, *(article(number) for number in range(1, 4)))
    change = store.journal.mark(ids(store), read=True)
    assert change
    assert ("3 articles marked read", tuple(ids(store))) == (change.sentence, change.ids)
    assert [] == titles(store, "is:unread")


def test_only_what_changes_counts(store: Store) -> None:
    save(store, article(1), article(2))
    one, two = ids(store)
    store.journal.mark([one], read=True)
    change = store.journal.mark([one, two, two], read=True)
    assert change
    assert ("1 article marked read", (two,)) == (change.sentence, change.ids)
    assert store.journal.mark([one, two], read=True) is None
    assert store.journal.mark([], starred=True) is None


def test_a_step_is_taken_back_and_taken_again(store: Store) -> None:
    save(store, *(article(number) for number in range(1, 4)))
    one = ids(store)[0]
    store.journal.mark([one], starred=True)
    store.journal.mark(ids(store), read=True)
    undone = store.journal.undo()
    assert undone
    assert "Undone: 3 articles marked read" == undone.sentence
    assert (3, 1) == (len(ids(store, "is:unread")), len(ids(store, "is:starred")))
    assert store.journal.undo()
    assert [] == ids(store, "is:starred")
    assert store.journal.undo() is None
    assert store.journal.redo()
    assert [one] == ids(store, "is:starred")
    again = store.journal.redo()
    assert again
    assert ("Done again: 3 articles marked read", 3) == (again.sentence, len(again.ids))
    assert [] == ids(store, "is:unread")
    assert store.journal.redo() is None


def test_undoing_mark_all_leaves_unread_only_what_was(store: Store) -> None:
    save(store, *(article(number) for number in range(1, 200)))
    store.journal.mark(ids(store)[:50], read=True)
    store.journal.mark(ids(store), read=True)
    store.journal.undo()
    assert (149, 50) == (len(ids(store, "is:unread")), len(ids(store, "is:read")))


def test_a_new_step_ends_what_could_be_done_again(store: Store) -> None:
    save(store, article(1), article(2))
    one, two = ids(store)
    store.journal.mark([one], read=True)
    store.journal.undo()
    store.journal.mark([two], read=True)
    assert store.journal.redo() is None
    store.journal.undo()
    assert [one, two] == ids(store, "is:unread")
    assert store.journal.undo() is None


def test_undo_goes_on_after_a_restart(store: Store, home: Home) -> None:
    save(store, article(1))
    store.journal.mark(ids(store), read=True)
    store.close()
    again = Store.open(home)
    assert again.journal.undo()
    assert ["Report 1"] == titles(again, "is:unread")
    again.close()


def test_tags_are_put_on_and_taken_off(store: Store) -> None:
    save(store, article(1))
    (one,) = ids(store)
    change = store.journal.mark([one], tag=" Read   later ")
    assert change
    assert "1 article tagged “Read later”" == change.sentence
    assert store.journal.mark([one], tag="read LATER") is None
    store.journal.mark([one], tag="asia")
    assert Status(tags=("asia", "Read later")) == store.articles.status(one)
    change = store.journal.mark([one], untag="read later")
    assert change
    assert "1 article no longer tagged “read later”" == change.sentence
    assert ("asia",) == store.articles.status(one).tags
    assert [] == ids(store, 'tag:"read later"')
    store.journal.undo()
    assert [one] == ids(store, 'tag:"read later"')


def test_several_marks_at_once_are_one_step(store: Store) -> None:
    save(store, article(1))
    change = store.journal.mark(ids(store), read=True, starred=True, tag="asia")
    assert change
    assert "1 article marked read and starred and tagged “asia”" == change.sentence
    store.journal.undo()
    assert Status() == store.articles.status(ids(store)[0])


def test_a_place_in_an_article_is_remembered(store: Store) -> None:
    assert store.journal.position("0123456789ab") is None
    store.journal.save_position("0123456789ab", 120, "the river", NOW - timedelta(days=1))
    store.journal.save_position("0123456789ab", 300, "never stopped", NOW)
    assert (300, "never stopped") == store.journal.position("0123456789ab")
