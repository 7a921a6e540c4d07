"""Invented news, and refreshes that follow a script."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from newsterm.model import Article, Body, Feed, Kind, ParsedFeed, Poll, Quotation, Span, Speaker, Tag
from newsterm.refresh.child import RefreshProcess
from newsterm.refresh.outcome import Event, Finished
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store

NOON = datetime.now(UTC).astimezone().replace(hour=12, minute=0, second=0, microsecond=0)

OUTLETS = ("Delta Courier", "Harbour Post", "Salen Review")

TITLES = (
    "Ministers agree on river data after ten years",
    "Dockers say they were told to wait",
    "Grain price falls for a third week",
    "What the treaty leaves out",
    "Ferry line reopens with two new boats",
    "Lighthouse keepers count the birds again",
)


def story(number: int, *, title: str = "", published: datetime | None = None) -> Article:
    """An article of ours: the higher its number, the older it is."""
    said = "The river never stopped talking. We stopped listening"
    opening = f"PORT SALEN — Report {number} tells what happened at the quay, and what did not. "
    text = f"{opening}“{said},” said Lena Ortiz.\n\n" + "\n\n".join(
        f"Paragraph {part} of report {number} goes on about tides, grain and patience for a while longer."
        for part in range(12)
    )
    start = text.index(said)
    name = text.index("Lena Ortiz")
    return Article(
        guid=f"story-{number}",
        url=f"https://delta-courier.example/{number}",
        title=title or f"{TITLES[number % len(TITLES)]} ({number})",
        published=published or NOON - timedelta(hours=5 * number),
        tags=(Tag("trade"),) if number % 2 else (Tag("rivers"), Tag("trade")),
        dateline="Port Salen",
        body=Body(text),
        quotations=(
            Quotation(
                Span(start, start + len(said)),
                Kind.DIRECT,
                Speaker("Lena Ortiz", Span(name, name + len("Lena Ortiz"))),
            ),
        ),
        version=1000,
    )


def put(store: Store, articles: Sequence[Article], outlet: str = "Delta Courier") -> tuple[str, ...]:
    """Put articles of one outlet into a store; the ids of the new ones."""
    address = f"https://{outlet.lower().replace(' ', '-')}.example/feed"
    subscription = store.subscriptions.add(address)
    feed = ParsedFeed(Feed(title=outlet), tuple(articles))
    poll = Poll(succeeded=NOON, due=NOON + timedelta(days=1))
    return store.articles.save(subscription, feed, poll, now=NOON).new


class Script(RefreshProcess):
    """A refresh that tells what it was told to tell."""

    def __init__(
        self, events: Sequence[Event] = (Finished(),), act: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(())
        self._events = events
        self._act = act
        self.hurried: list[str] = []
        self.cancelled = False

    async def events(self) -> AsyncIterator[Event]:
        """The events of the script."""
        self._act()
        for event in self._events:
            yield event

    def hurry(self, article_id: str) -> None:
        """Remember the wish."""
        self.hurried.append(article_id)

    def cancel(self) -> None:
        """Remember the wish."""
        self.cancelled = True


class Endless(Script):
    """A refresh that goes on after its script until it is cancelled."""

    def __init__(self, events: Sequence[Event] = ()) -> None:
        super().__init__(events)
        self._end = asyncio.Event()

    async def events(self) -> AsyncIterator[Event]:
        """The events of the script, and the end when it is asked for."""
        for event in self._events:
            yield event
        await self._end.wait()
        yield Finished(stopped=True)

    def cancel(self) -> None:
        """End."""
        super().cancel()
        self._end.set()


@dataclass
class Refreshes:
    """Gives the scripts it was given, one a refresh, and remembers what was to be refreshed."""

    scripts: list[Script] = field(default_factory=list)
    asked: list[tuple[str, ...]] = field(default_factory=list)
    manners: list[Manner] = field(default_factory=list)

    def __call__(self, ids: Sequence[str], manner: Manner) -> RefreshProcess:
        self.asked.append(tuple(ids))
        self.manners.append(manner)
        return self.scripts.pop(0) if self.scripts else Script()
