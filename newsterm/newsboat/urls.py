"""newsboat's `urls`: a feed a line, with its tags; and feeds that are filters over the others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsterm.newsboat.tokens import tokens
from newsterm.newsboat.untranslated import Untranslated

_REFUSED = {
    "exec:": "it is a command to run; newsterm runs none. Write what it prints into a file and add that",
    "filter:": "it sends a feed through a command; newsterm runs none. The feed alone can be added",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """A line that names a feed: where it is, its own title if it has one, its tags; and whether newsboat
    shows it only in query feeds."""

    line: int
    address: str
    title: str = ""
    tags: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class QueryFeed:
    """A line that names a filter over all feeds: what it is called, and the filter."""

    line: int
    name: str
    filter: str


@dataclass(frozen=True, slots=True)
class Urls:
    """What the lines of a `urls` file name, in their order."""

    feeds: tuple[Feed, ...] = ()
    queries: tuple[QueryFeed, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag, in the order they come first."""
        return tuple(dict.fromkeys(tag for feed in self.feeds for tag in feed.tags))

    @property
    def each_once(self) -> list[Feed]:
        """The feeds; one that is there twice is there once, with all its tags."""
        feeds: dict[str, Feed] = {}
        for feed in self.feeds:
            feeds[feed.address] = _merged(feeds.get(feed.address, feed), feed)
        return list(feeds.values())


def read(text: str) -> Urls:
    """What the text of a `urls` file means."""
    found = list(_lines(text))
    return Urls(
        tuple(line for line in found if isinstance(line, Feed)),
        tuple(line for line in found if isinstance(line, QueryFeed)),
        tuple(line for line in found if isinstance(line, Untranslated)),
    )


def _lines(text: str) -> Iterator[Feed | QueryFeed | Untranslated]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        words = [] if line.startswith("#") else tokens(line)
        if words:
            yield _line(number, words[0], words[1:])


def _line(number: int, address: str, tags: list[str]) -> Feed | QueryFeed | Untranslated:
    for beginning, reason in _REFUSED.items():
        if address.startswith(beginning):
            return Untranslated(number, address, reason)
    if address.startswith("query:"):
        _, name, *rest = [*filter(None, address.split(":")), "", ""]
        expression = ":".join(filter(None, rest))
        if not expression:
            return Untranslated(number, address, "a query feed is written query:NAME:FILTER")
        return QueryFeed(number, name, expression)
    titles = [tag[1:] for tag in tags if tag.startswith("~")]
    plain = dict.fromkeys(tag for tag in tags if not tag.startswith(("~", "!")) and tag.strip())
    hidden = any(tag.startswith("!") for tag in tags)
    return Feed(number, address, titles[0] if titles else "", tuple(plain), hidden)


def _merged(first: Feed, again: Feed) -> Feed:
    tags = tuple(dict.fromkeys((*first.tags, *again.tags)))
    return replace(first, title=first.title or again.title, tags=tags, hidden=first.hidden or again.hidden)
