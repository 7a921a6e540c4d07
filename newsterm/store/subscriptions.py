"""What the reader follows: subscriptions, and how each one is doing."""

from dataclasses import dataclass
from datetime import datetime

from newsterm.model import Subscription


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one subscription is doing: what it holds, when it last worked, what is wrong with it.

    `title` is the one to show: the reader's, else the publisher's, else the address. Times are aware, in
    UTC, None for never; `error` is one sentence, empty while all is well.
    """

    subscription: Subscription
    title: str
    unread: int
    total: int
    last_success: datetime | None = None
    last_try: datetime | None = None
    error: str = ""
    due: datetime | None = None


class Subscriptions:
    """The reader's subscriptions, in the order they were made."""

    def add(self, address: str, title: str = "", folder: tuple[str, ...] = ()) -> Subscription:
        """Follow an address; one that is followed already is given back as it is."""
        raise NotImplementedError

    def remove(self, id: str) -> None:
        """Stop following, and forget its articles, but for those the reader kept."""
        raise NotImplementedError

    def edit(self, id: str, *, title: str | None = None, folder: tuple[str, ...] | None = None) -> None:
        """Call it, or file it, differently."""
        raise NotImplementedError

    def all(self) -> list[Subscription]:
        """Every subscription."""
        raise NotImplementedError

    def find(self, text: str) -> Subscription | None:
        """The subscription with this id, address or title."""
        raise NotImplementedError

    def sources(self) -> list[SourceState]:
        """How every subscription is doing."""
        raise NotImplementedError
