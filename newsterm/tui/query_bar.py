"""One line at the foot of the screen where the reader types: a query, words to find, tags, an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the reader: `answered` takes the answer, `heard` each change while it is typed and
    gives the sentence of a mistake, or nothing; `taken_back` is called on Esc."""

    label: str
    answered: Callable[[str], None]
    value: str = ""
    placeholder: str = ""
    heard: Callable[[str], str] | None = None
    taken_back: Callable[[], None] | None = None


class TypedLine(Input):
    """An input whose Esc and Enter belong to the question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,ctrl+c", "take_back", "Take it back"),
        ("up", "earlier", "What was typed before"),
    ]

    heard: events.Key | None = None

    def on_key(self, event: events.Key) -> None:
        """Remember the key: what the line has no use for goes on to the screen, but is its own."""
        self.heard = event

    def action_take_back(self) -> None:
        """Tell the bar."""
        self.query_ancestor(QueryBar).take_back()

    def action_earlier(self) -> None:
        """Bring back what was last answered to this question."""
        self.query_ancestor(QueryBar).earlier()


class QueryBar(Horizontal):
    """Asks one question at a time, in the place of what stands beside it. Hidden while there is none."""

    DEFAULT_CSS = """
    QueryBar { height: 1; display: none; background: $ground; }
    QueryBar #label { width: auto; padding: 0 1; color: $accent; }
    QueryBar Input, QueryBar Input:focus { width: 1fr; background: $ground; background-tint: transparent; }
    QueryBar #mistake { width: auto; max-width: 50%; padding: 0 1; color: $warn; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._question: Question | None = None
        self._answers: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A label, the line, and room for a quiet word about a mistake."""
        yield Static(id="label", markup=False)
        yield TypedLine(compact=True, select_on_focus=False)
        yield Static(id="mistake", markup=False)

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self._question is not None

    def ask(self, question: Question) -> None:
        """Open with this question; one still open is taken back."""
        if self._question:
            self.take_back()
        self._question = question
        self.query_one("#label", Static).update(Content(question.label))
        self.query_one("#mistake", Static).update("")
        line = self.query_one(TypedLine)
        with self.prevent(Input.Changed):
            line.value = question.value
        line.placeholder = question.placeholder
        line.cursor_position = len(question.value)
        self._take_place(asking=True)
        self.screen.set_focus(line)  # now, where `focus` would be after the keys that are typed already

    def take(self, event: events.Key) -> None:
        """Take a key that was on its way to another pane when the question was asked."""
        line = self.query_one(TypedLine)
        if event is not line.heard and (event.is_printable or event.key == "enter"):
            line.post_message(events.Key(event.key, event.character))

    def take_back(self) -> None:
        """Close without an answer."""
        question = self._close()
        if question and question.taken_back:
            question.taken_back()

    def earlier(self) -> None:
        """Write what was last answered to this question."""
        if self._question and (answer := self._answers.get(self._question.label)):
            self.query_one(TypedLine).value = answer
            self.query_one(TypedLine).cursor_position = len(answer)

    def object(self, sentence: str) -> None:
        """Say quietly what is wrong with what is typed."""
        self.query_one("#mistake", Static).update(Content(sentence))

    def _close(self) -> Question | None:
        question, self._question = self._question, None
        self._take_place(asking=False)
        return question

    def _take_place(self, *, asking: bool) -> None:
        """Be seen, and nothing else in this row; or the other way round."""
        for widget in self.siblings:
            widget.display = not asking
        self.display = asking

    @on(Input.Changed)
    def _heard(self, event: Input.Changed) -> None:
        event.stop()
        if self._question and self._question.heard:
            self.object(self._question.heard(event.value))

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if question := self._close():
            self._answers[question.label] = event.value
            question.answered(event.value)
