"""What the app works with: a store to read from, a library to keep in, a way to refresh."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsterm.model import Offer, Status
from newsterm.pictures.prints import Print, Wish
from newsterm.refresh.child import PageProcess, RefreshProcess
from newsterm.refresh.schedule import Manner
from newsterm.store.steps import Change
from newsterm.store.store import Store


class Refresh(Protocol):
    """A way to refresh these subscriptions, all without ids: a process that is not yet started."""

    def __call__(self, ids: Sequence[str], manner: Manner) -> RefreshProcess:
        """The refresh, asking in this manner."""


Discover = Callable[[str], Awaitable[Sequence[Offer]]]
"""A way to find what could be followed at an address, by asking the site."""


Pages = Callable[[], PageProcess]
"""A way to have the pages of articles fetched: a process that is not yet started."""


Develop = Callable[[Sequence[Wish]], AsyncGenerator[Print, None]]
"""A way to have pictures fetched and made ready to be drawn."""


async def nothing(_address: str) -> Sequence[Offer]:
    """What is found where nobody is asked."""
    return ()


async def undeveloped(wishes: Sequence[Wish]) -> AsyncGenerator[Print, None]:
    """What comes of wishes where nobody is asked."""
    for wish in wishes:
        yield Print(wish.url, error="Pictures are not fetched here.")


@dataclass(slots=True)
class Desk:
    """The articles in `store`, and the `library` where what the reader does with them is kept.

    The two are the same, unless the store is temporary (opened files, samples): then what is starred or
    tagged is adopted into the library with its text. `label` says what a temporary desk shows. Without
    `pages` none are fetched.
    """

    store: Store
    library: Store
    refresh: Refresh
    label: str = ""
    discover: Discover = nothing
    develop: Develop = undeveloped
    pages: Pages | None = None
    _adopted: dict[str, str] = field(default_factory=dict)

    @property
    def temporary(self) -> bool:
        """Whether the store is gone when the app is."""
        return self.store is not self.library

    def mark(
        self,
        ids: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: str = "",
        untag: str = "",
    ) -> Change | None:
        """Mark articles in one step that can be undone; None if nothing changes by it."""
        return self._followed(self.store.journal.mark(ids, read=read, starred=starred, tag=tag, untag=untag))

    def undo(self) -> Change | None:
        """Take the last step back."""
        return self._followed(self.store.journal.undo())

    def redo(self) -> Change | None:
        """Do the step again that was taken back last."""
        return self._followed(self.store.journal.redo())

    def _followed(self, change: Change | None) -> Change | None:
        """The change, after the library has been made to follow it."""
        if change and self.temporary:
            for article_id in change.ids:
                self._follow(article_id)
        return change

    def _follow(self, article_id: str) -> None:
        """Make the library's copy of an article say what the temporary store says of it."""
        status = self.store.articles.status(article_id)
        if article_id not in self._adopted and (status.starred or status.tags):
            article = self.store.articles.load(article_id)
            if article is None:
                return
            self._adopted[article_id] = self.library.articles.keep(article, article.outlet)
        if kept := self._adopted.get(article_id):
            self._agree(kept, status)

    def _agree(self, kept: str, status: Status) -> None:
        """Bring star and tags of an adopted article to this status."""
        there = self.library.articles.status(kept)
        self.library.journal.mark([kept], starred=status.starred)
        for tag in sorted(set(status.tags) - set(there.tags)):
            self.library.journal.mark([kept], tag=tag)
        for tag in sorted(set(there.tags) - set(status.tags)):
            self.library.journal.mark([kept], untag=tag)
