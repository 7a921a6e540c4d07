"""What was set lately is found again."""

from newsterm.tui.article.standing import Standing


class Press:
    """Sets words, and remembers what it was asked to set."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def set(self, words: list[str], *, apart: str = " ") -> str:
        self.asked.append(apart.join(words))
        return self.asked[-1]


def test_what_is_equal_is_set_once() -> None:
    press = Press()
    standing = Standing(press.set)
    given = [standing(["a", "ferry"]), standing(["a", "ferry"])]
    assert (["a ferry", "a ferry"], ["a ferry"]) == (given, press.asked)


def test_what_differs_in_anything_is_set_by_itself() -> None:
    press = Press()
    standing = Standing(press.set)
    given = [standing(["a", "b"]), standing(["a", "c"]), standing(["a", "b"], apart="-")]
    assert ["a b", "a c", "a-b"] == given


def test_only_what_was_set_last_is_kept() -> None:
    press = Press()
    standing = Standing(press.set, most=2)
    for words in ("one", "two", "three", "three", "two", "one"):
        standing([words])
    assert ["one", "two", "three", "one"] == press.asked
