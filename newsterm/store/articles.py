"""Whole articles: saved as they come, understood later, loaded to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsterm.model import Article, ParsedFeed, Status, Subscription, Validators


@dataclass(frozen=True, slots=True)
class Saved:
    """The ids of the articles that were new, and of those whose words changed."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Articles:
    """The articles of all subscriptions."""

    def save(
        self,
        subscription: Subscription,
        parsed: ParsedFeed,
        validators: Validators,
        *,
        now: datetime,
        due: datetime,
    ) -> Saved:
        """Keep what a feed gave, in one transaction; what the reader did stays as it is."""
        raise NotImplementedError

    def unchanged(self, subscription: Subscription, *, now: datetime, due: datetime) -> None:
        """Note that a feed had nothing new."""
        raise NotImplementedError

    def failed(self, subscription: Subscription, error: str, *, now: datetime, due: datetime) -> None:
        """Note why a feed could not be had; its articles stay."""
        raise NotImplementedError

    def validators(self, subscription_id: str) -> Validators:
        """What to ask the server "changed since?" with."""
        raise NotImplementedError

    def pending(self, version: int, limit: int) -> list[Article]:
        """Raw articles no engine of this version has understood, newest first."""
        raise NotImplementedError

    def annotated(self, articles: Iterable[Article]) -> None:
        """Keep what was understood: bodies, quotations, facets, the words to search."""
        raise NotImplementedError

    def load(self, id: str) -> Article | None:
        """The whole article."""
        raise NotImplementedError

    def resolve(self, text: str) -> str | None:
        """The id meant by an id, a unique beginning of one (six digits or more), or an address."""
        raise NotImplementedError

    def keep(self, article: Article, outlet: str) -> str:
        """Adopt an article into the library, with its text; its id."""
        raise NotImplementedError

    def status(self, id: str) -> Status:
        """What the reader did with an article."""
        raise NotImplementedError
