"""Articles brought from another reader: found again where they are known, put in where they aren't.

What is known stays as it is: the feed's own words are newer than another reader's copy of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsterm.cleaner import clean_line
from newsterm.model import Article, Feed, Subscription
from newsterm.query import fold
from newsterm.store.aliases import told_apart
from newsterm.store.cleaning import cleaned, cleaned_feed
from newsterm.store.database import Database
from newsterm.store.kept import Kept
from newsterm.store.recognition import Recognised, Recognition
from newsterm.store.rules import Rules
from newsterm.store.saving import Saving, remember
from newsterm.store.writer import Marks


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that comes, and what the reader did with it elsewhere; a muted one comes without its text,
    only to be known if its feed gives it again."""

    article: Article
    marks: Marks


@dataclass(frozen=True, slots=True)
class Arrived:
    """The ids of what was new, and the marks that articles lack yet."""

    new: tuple[str, ...]
    marks: Mapping[str, Marks]


class Arrivals:
    """Takes in articles of subscriptions that are followed here."""

    def __init__(self, library: Database, cache: Database, kept: Kept, rules: Rules) -> None:
        self._library = library
        self._cache = cache
        self._kept = kept
        self._rules = rules

    def take(
        self, subscription: Subscription, feed: Feed, arrivals: Sequence[Arrival], now: datetime
    ) -> Arrived:
        """Put in the articles of one feed that aren't known; their marks are given back, not yet set."""
        feed = cleaned_feed(feed)
        outlet = clean_line(subscription.title or feed.title)
        marks = {_filled(arrival.article, outlet): arrival.marks for arrival in arrivals}
        incoming = told_apart(subscription.id, list(marks))
        with self._cache.write() as db:
            db.execute(
                """INSERT OR IGNORE INTO feed (subscription, title, folded, site_url, description)
                VALUES (?, ?, ?, ?, ?)""",
                (subscription.id, feed.title, fold(feed.title), feed.site_url, feed.description),
            )
            recognised = Recognition(db, self._library, subscription.id, now).recognise(incoming)
            missing = [one for one in recognised if one.known is None]
            fresh = [one.incoming for one in missing if not marks[one.incoming.article].muted]
            saving = Saving(db, self._library, self._kept, self._rules, subscription.id, now)
            outcome = saving.save(fresh)
        remember(self._library, outcome.names)
        self._remember([one for one in missing if marks[one.incoming.article].muted])
        if missing:
            again = Recognition(self._cache.connection, self._library, subscription.id, now)
            recognised = again.recognise(incoming)
        return Arrived(
            tuple(outcome.new), self._lacking({one.id: marks[one.incoming.article] for one in recognised})
        )

    def _remember(self, unseen: Sequence[Recognised]) -> None:
        """Keep the names of what isn't here, to know it by if it comes."""
        names = [(name, one.id) for one in unseen for name in one.names]
        if names:
            with self._library.write() as db:
                db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", names)

    def _lacking(self, marks: Mapping[str, Marks]) -> dict[str, Marks]:
        """Of these marks those that the articles don't have yet."""
        present = self._kept.marks(list(marks))
        lacking = {name: _without(added, present[name]) for name, added in marks.items()}
        return {name: added for name, added in lacking.items() if any(added)}


def _without(added: Marks, present: Marks) -> Marks:
    mine = {fold(tag) for tag in present.tags}
    return Marks(
        added.read and not present.read,
        added.starred and not present.starred,
        added.muted and not present.muted,
        tuple(tag for tag in added.tags if fold(tag) not in mine),
    )


def _filled(article: Article, outlet: str) -> Article:
    return replace(cleaned(article), outlet=outlet)
