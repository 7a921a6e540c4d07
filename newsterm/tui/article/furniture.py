"""What stands around a body: the headline and all that is above the text, and what follows below it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rich.cells import cell_len

from newsterm.cleaner import clean_line
from newsterm.model import Article, Enclosure, Link, Picture, Related, Span, StyleKind
from newsterm.tui.article.layout import lay_out_picture
from newsterm.tui.article.lines import Block, Line, LineComposer, Role
from newsterm.tui.article.voices import UNNAMED, Voice
from newsterm.tui.article.wrapping import wrap
from newsterm.tui.cells import cut, isolated
from newsterm.tui.glyphs import Glyphs

Words = tuple[str, str | None]
"""Some words and their role."""

Part = Sequence[Words]
"""Words that stay together."""

_LABEL = 10
"""Cells for the small headings at the left: they stand in one column."""

_MOST_VOICES = 9
"""Speakers named above an article; more would push it off a small screen."""

_NEWS = timedelta(hours=1)
"""An article changed sooner than this after it appeared was only finished."""

_WORDS_A_MINUTE = 230
_IDEOGRAPHS_A_MINUTE = 400
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Sets the furniture of an article at one width, in cells. It was first `seen` then, where that stands
    for a date of its own."""

    article: Article
    voices: Mapping[str, Voice]
    width: int
    glyphs: Glyphs
    seen: datetime | None = None

    def head(self) -> list[Line]:
        """Headline, deck, who wrote it where and when, who speaks, and pictures the body doesn't place."""
        article = self.article
        lines = self._wrapped(article.title or "Untitled", Role.HEADLINE)
        if not _opens(article.deck, article.body.text):
            lines += self._wrapped(article.deck)
        lines += [Line(), *self._flow([[words] for words in self._about()])]
        lines.append(self._rule())
        if self.voices:
            lines += self._flow(self._voices(), "WHO SAID")
        if pictures := [line for picture in self._pictures() for line in picture]:
            lines += [Line(), *pictures]
        return [*lines, Line()]

    def foot(self) -> list[Line]:
        """Section, place, tags, files, comments, what is next, and where all this comes from."""
        article = self.article
        lines = [Line(), self._rule()]
        for label, words in (("SECTION", article.section), ("LOCATION", article.location)):
            if words:
                lines += self._flow([[(shown(words), None)]], label)
        if article.tags:
            lines += self._flow([[(shown(str(tag)), None)] for tag in article.tags], "TAGS")
        for enclosure in article.enclosures:
            lines += self._entry(_named(enclosure), enclosure.url)
        if leads_somewhere(article.comments_url) or article.comments:
            lines += self._entry(_comments(article.comments), article.comments_url)
        for related in (related for related in article.related if related.headlines):
            lines += [Line(), *self._related(related)]
        return [*lines, *self._provenance()]

    def note(self, words: str) -> list[Line]:
        """Something newsterm has to say where the text would be."""
        return self._wrapped(words, Role.QUIET)

    def _about(self) -> Iterator[Words]:
        """Byline and place, outlet, wire, date, reading time; which part of a series it is, and for whom."""
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
        if article.body.text:
            yield f"{minutes(article.body.text)} min", Role.QUIET
        for words in filter(None, map(shown, (article.episode.capitalize(), article.rating))):
            yield words, Role.QUIET

    def _dates(self) -> Iterator[str]:
        """When it appeared, or was first seen, and when it was changed."""
        published, updated = self.article.published, self.article.updated
        if published:
            yield moment(published)
        elif self.seen:
            yield f"seen {moment(self.seen)}"
        if updated and (published is None or updated - published >= _NEWS):
            yield f"updated {moment(updated)}"

    def _voices(self) -> Iterator[Part]:
        """The strip of who said what."""
        voices = list(self.voices.values())
        yield from map(self._voice, voices[:_MOST_VOICES])
        if left := len(voices[_MOST_VOICES:]):
            yield [(f"and {left} more", Role.QUIET)]

    def _voice(self, voice: Voice) -> Part:
        """A speaker in the strip of who said what."""
        role = f"hue-{voice.hue}"
        return (
            (self.glyphs.bar, role),
            (isolated(voice.name) or UNNAMED, role),
            (f" {voice.count}", Role.QUIET),
        )

    def _pictures(self) -> Iterator[list[Line]]:
        """The lines of each picture that the body doesn't place itself."""
        placed = {style.value for style in self.article.body.of_kind(StyleKind.PICTURE)}
        for number, picture in enumerate(self.article.pictures):
            if str(number) not in placed:
                yield lay_out_picture(_clean(picture), self.width, self.glyphs)

    def _related(self, related: Related) -> Iterator[Line]:
        """A list of headlines under its heading."""
        yield from self._wrapped(related.heading, Role.LABEL)
        for headline in related.headlines:
            yield from self._linked(headline)

    def _linked(self, link: Link) -> list[Line]:
        return self._entry(link.title or link.url, link.url)

    def _entry(self, words: str, url: str) -> list[Line]:
        """A line, or a few, that lead somewhere if the address is known."""
        sign, url = (self.glyphs.pointer, url) if leads_somewhere(url) else (self.glyphs.dot, "")
        words = clean_line(words).strip()
        lines = []
        for part in wrap(words, Span(0, len(words)), self.width - 2):
            composer = LineComposer(Block.FURNITURE, url=url).sign(f"{sign} ", Role.QUIET)
            lines.append(composer.sign(part.of(words)).line())
            sign = " "
        return lines

    def _provenance(self) -> Iterator[Line]:
        """Where the article comes from, and where it first appeared if that is elsewhere."""
        outlet, url, first = shown(self.article.outlet), self.article.url, self.article.source_url
        words = f" {self.glyphs.dot} ".join(filter(None, (outlet, _bare(url))))
        if words:
            yield Line()
            yield self._source(words, url)
        if leads_somewhere(first) and first != url:
            yield self._source(f"First at {_bare(first)}", first)

    def _source(self, words: str, url: str) -> Line:
        composer = LineComposer(Block.FURNITURE, url=url if leads_somewhere(url) else "")
        return composer.sign(cut(words, self.width, self.glyphs.ellipsis), Role.QUIET).line()

    def _rule(self) -> Line:
        return LineComposer(Block.FURNITURE).sign(self.glyphs.horizontal * self.width, Role.RULE).line()

    def _wrapped(self, words: str, role: str | None = None) -> list[Line]:
        """Words in as many lines as they need."""
        words = clean_line(words).strip()
        return [
            LineComposer(Block.FURNITURE).sign(part.of(words), role).line()
            for part in wrap(words, Span(0, len(words)), self.width)
        ]

    def _flow(self, parts: Iterable[Part], label: str = "") -> list[Line]:
        """Parts with dots between them, each whole in one line; those after the first hang under it."""
        indent = _LABEL if label else 0
        composer = LineComposer(Block.FURNITURE).sign(label.ljust(indent), Role.LABEL)
        lines: list[Line] = []
        at = indent
        for part in parts:
            part = self._fitted(part, self.width - indent)
            needed = sum(cell_len(words) for words, _ in part)
            if at > indent and at + 3 + needed > self.width:
                lines.append(composer.line())
                composer = LineComposer(Block.FURNITURE).sign(" " * indent)
                at = indent
            elif at > indent:
                composer.sign(f" {self.glyphs.dot} ", Role.QUIET)
                at += 3
            for words, role in part:
                composer.sign(words, role)
            at += needed
        return [*lines, composer.line()] if at > indent else lines

    def _fitted(self, part: Part, width: int) -> Part:
        """The part, its longest words cut where all would be wider than a line."""
        excess = sum(cell_len(words) for words, _ in part) - width
        if excess <= 0:
            return part
        longest = max(cell_len(words) for words, _ in part)
        return [
            (
                cut(words, longest - excess, self.glyphs.ellipsis) if cell_len(words) == longest else words,
                role,
            )
            for words, role in part
        ]


def _opens(deck: str, text: str) -> bool:
    """Whether a deck is nothing but the beginning of the text."""
    return text.startswith(clean_line(deck).strip().rstrip(".… "))


def shown(words: str) -> str:
    """Words from outside as they may stand among others in a line."""
    return isolated(clean_line(words).strip())


def minutes(text: str) -> int:
    """How long a text takes to read, at 230 words or 400 ideographs a minute; at least one minute."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return max(1, round(len(text.split()) / _WORDS_A_MINUTE + ideographs / _IDEOGRAPHS_A_MINUTE))


def moment(when: datetime) -> str:
    """Day and time where the reader is: ``23 Nov 2026, 14:02``."""
    here = when.astimezone()
    return f"{here.day} {here:%b %Y, %H:%M}"


def leads_somewhere(url: str) -> bool:
    """Whether a reader can be sent to this address: only the web and mail."""
    return bool(_ADDRESS.fullmatch(url))


def _clean(picture: Picture) -> Picture:
    return Picture(picture.url, clean_line(picture.caption).strip(), clean_line(picture.credit).strip())


def _bare(url: str) -> str:
    """An address as people write it."""
    return re.sub("^https?://", "", shown(url))


def _comments(count: int) -> str:
    """``12 comments``, or how they are called where nobody counted."""
    return f"{count:,} comment{'s' * (count != 1)}" if count else "Comments"


def _named(enclosure: Enclosure) -> str:
    """An enclosure in words: its title or its file's name, its kind, how long and how large it is."""
    name = enclosure.title or enclosure.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    size = f"{enclosure.length / 1_000_000:.1f} MB" if enclosure.length > 0 else ""
    return "  ".join(filter(None, (name, enclosure.media_type, lasting(enclosure.duration), size)))


def lasting(seconds: int) -> str:
    """How long something lasts: ``43 min``, ``1 h 5 min``, ``40 s``; nothing for what isn't known."""
    if seconds < 60:
        return f"{seconds} s" if seconds > 0 else ""
    hours, left = divmod(round(seconds / 60), 60)
    return " ".join(filter(None, (f"{hours:,} h" if hours else "", f"{left} min" if left else "")))
