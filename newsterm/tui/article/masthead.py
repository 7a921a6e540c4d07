"""What stands above a body: the headline, who wrote it where and when, who speaks in it, its pictures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsterm.cleaner import clean_line
from newsterm.model import Article, StyleKind
from newsterm.reading.updates import Update
from newsterm.tui.article.column import Column, Words
from newsterm.tui.article.lines import Line, Role
from newsterm.tui.article.origin import NOWHERE, Origin
from newsterm.tui.article.phrases import minutes, moment, shown
from newsterm.tui.article.redlining import told
from newsterm.tui.article.voices import Voice
from newsterm.tui.article.who_said import who_said

_NEWS = timedelta(hours=1)
"""An article changed sooner than this after it appeared was only finished."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of an article, set in a column. `plates` are the lines of its pictures; it was first `seen`
    then, where that stands for a date of its own; `update` is how it has changed, `story` the lines
    that tell of that."""

    article: Article
    voices: Mapping[str, Voice]
    column: Column
    plates: Sequence[Sequence[Line]] = ()
    seen: datetime | None = None
    origin: Origin = NOWHERE
    update: Update | None = None
    story: Sequence[Line] = ()

    def lines(self) -> list[Line]:
        """Headline, deck, who wrote it where and when, who speaks, and pictures the body doesn't place."""
        article = self.article
        lines = self.column.wrapped(article.title or "Untitled", Role.HEADLINE)
        if not _opens(article.deck, article.body.text):
            lines += self.column.wrapped(article.deck)
        lines += [Line(), *self.column.flow([[words] for words in self._about()])]
        if self.origin.note:
            lines += self.column.note(self.origin.note)
        lines += [self.column.rule(), *self.story]
        if self.voices:
            lines += who_said(self.voices.values(), self.column)
        if plates := [line for plate in self._unplaced() for line in plate]:
            lines += [Line(), *plates]
        return [*lines, Line()]

    def _about(self) -> Iterator[Words]:
        """Byline and place, outlet, wire, date, reading time, where the text is from; which part of a series
        it is, and for whom."""
        article = self.article
        byline = ", ".join(map(shown, article.byline))
        printed = shown(article.dateline)  # often in capitals: PORT SALEN
        place = f"in {printed.title() if printed.isupper() else printed}" if printed else ""
        if byline or place:
            yield " ".join(filter(None, (byline, place))), None
        for words in dict.fromkeys(map(shown, (article.outlet, article.wire))):
            if words:
                yield words, Role.QUIET
        yield from ((words, Role.QUIET) for words in self._dates())
        if self.update:
            yield told(self.update), Role.NEWS if self.update.seen else Role.QUIET
        if article.body.text:
            yield f"{minutes(article.body.text)} min", Role.QUIET
        if self.origin.provenance:
            yield self.origin.provenance, Role.QUIET
        for words in filter(None, map(shown, (article.episode.capitalize(), article.rating))):
            yield words, Role.QUIET

    def _dates(self) -> Iterator[str]:
        """When it appeared, or was first seen, and when it was changed."""
        published, updated = self.article.published, self.article.updated
        if published:
            yield moment(published)
        elif self.seen:
            yield f"seen {moment(self.seen)}"
        is_said = updated and (published is None or updated - published >= _NEWS)
        if self.update and not (is_said and updated and updated > self.update.before):
            yield f"updated {moment(self.update.at)}"
        elif is_said and updated:
            yield f"updated {moment(updated)}"

    def _unplaced(self) -> Iterator[Sequence[Line]]:
        """The lines of each picture that the body doesn't place itself."""
        placed = {style.value for style in self.article.body.of_kind(StyleKind.PICTURE)}
        return (plate for number, plate in enumerate(self.plates) if str(number) not in placed)


def _opens(deck: str, text: str) -> bool:
    """Whether a deck is nothing but the beginning of the text."""
    return text.startswith(clean_line(deck).strip().rstrip(".… "))
