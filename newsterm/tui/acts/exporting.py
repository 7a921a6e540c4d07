"""What leaves newsterm: an article written to a file, or given to a command of the reader's."""

import shlex
from pathlib import Path
from typing import ClassVar

from textual.content import Content

from newsterm.cleaner import clean
from newsterm.config import Home
from newsterm.errors import NewstermError
from newsterm.model import Article, Headline
from newsterm.tui.acts.piping import Pipe, Piped, told_of
from newsterm.tui.keys import Key
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage

MOST_LINES = 2_000
"""Lines of a command's output that are shown."""


class Exporter:
    """Writes the article that is meant to a file, or gives it to a command."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.export", ("e",), "export", "Write the article to a file"),
        Key("browse.pipe", ("|",), "pipe", "Give the article to a command"),
    )

    def __init__(self, stage: Stage, home: Home) -> None:
        self._stage = stage
        self._home = home
        self._line = ""
        self._pipe: Pipe | None = None

    def action_export(self, _count: int | None) -> None:
        """Write the article into the folder for that, as the reader has set."""
        self.export("")

    def export(self, rest: str) -> None:
        """Write the article as a kind of document, to a file or into a folder: ``epub ~/books/``."""
        from newsterm.export.documents import DOCUMENTS  # here: most starts of the app never need it

        kind, _, path = rest.partition(" ")
        kind = kind or self._stage.config.export_format
        if kind not in DOCUMENTS:
            self._stage.warn(f"There is no kind of document called {kind}; there are {', '.join(DOCUMENTS)}.")
        elif headline := self._stage.target:
            self._stage.read(
                "export",
                lambda: self._written(headline, kind, path.strip()),
                lambda written: self._stage.say(f"Written: {written}"),
            )

    def _written(self, headline: Headline, kind: str, path: str) -> Path:
        """Write a document; the file."""
        from newsterm.export.documents import DOCUMENTS  # as above
        from newsterm.export.files import create, create_in

        document = DOCUMENTS[kind]
        content = document.of(self._article(headline))
        folder = Path(path or self._stage.config.export_folder or self._home.documents).expanduser()
        if path and not path.endswith("/") and not folder.is_dir():
            create(folder, lambda file: file.write(content))
            return folder
        return create_in(folder, headline.title, document.suffix, lambda file: file.write(content))

    def _article(self, headline: Headline) -> Article:
        article = self._stage.desk.store.articles.load(headline.id)
        if article is None:
            raise NewstermError("This article is gone.")
        return article

    def action_pipe(self, _count: int | None) -> None:
        """Ask for a command, and give it the article."""
        headline, focused = self._stage.target, self._stage.headlines.screen.focused
        if headline is None:
            return

        def give_back() -> None:
            if focused:
                focused.focus()

        def run(line: str) -> None:
            give_back()
            self._run(line, headline)

        hint = "a command; it gets the article as text on its standard input"
        self._stage.bar.ask(Question("|", run, value=self._line, placeholder=hint, taken_back=give_back))

    def _run(self, line: str, headline: Headline) -> None:
        """Run a command with the article, in the background."""
        try:
            words = shlex.split(line)
        except ValueError as error:
            self._stage.warn(f"The command can't be read: {str(error).lower()}.")
            return
        if not words:
            return
        self._line = line
        self.leave()

        def piped() -> Piped:
            from newsterm.export.documents import DOCUMENTS  # as above

            article = self._article(headline)
            self._pipe = Pipe(words, told_of(article))
            return self._pipe.run(DOCUMENTS["text"].of(article))

        self._stage.say(f"{words[0]} is running…")
        self._stage.read("pipe", piped, lambda done: self._show(words[0], done))

    def _show(self, name: str, piped: Piped) -> None:
        """Show what a command wrote, and how it ended."""
        if piped.stopped:
            self._stage.warn(f"{name} was stopped: {piped.stopped}.")
        elif piped.code:
            self._stage.warn(f"{name} ended with code {piped.code}.")
        else:
            self._stage.say(f"{name} is done.")
        if piped.output.strip():
            from newsterm.tui.page_screen import PageScreen  # as above

            self._stage.present(PageScreen(output_page(name, piped.output)))

    def leave(self) -> None:
        """Stop the command that is still running, if one is."""
        if self._pipe:
            self._pipe.stop("you went on")


def output_page(name: str, output: str) -> Content:
    """What a command wrote, as a page."""
    lines = clean(output).expandtabs().splitlines()
    shown = [Content.styled(clean(name), "bold $accent"), Content(""), *map(Content, lines[:MOST_LINES])]
    if left := len(lines) - MOST_LINES:
        shown += [Content.styled(f"and {left:,} more lines", "$dim")] if left > 0 else []
    return Content("\n").join([*shown, Content(""), Content.styled("Esc closes", "$dim")])
