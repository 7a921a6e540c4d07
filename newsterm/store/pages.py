"""The pages of articles: their texts, how asking for them has gone, and which text the reader chose."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from newsterm.cleaner import clean_line
from newsterm.model import Article, Subscription, Validators
from newsterm.reading.wording import wording
from newsterm.store.cleaning import cleaned
from newsterm.store.database import Database
from newsterm.store.history import note_updates
from newsterm.store.kept import Kept
from newsterm.store.moments import moment_or_none, seconds
from newsterm.store.packing import Content
from newsterm.store.rules import Rules
from newsterm.store.steps import TEXT, Entry, Steps
from newsterm.store.subscriptions import Subscriptions
from newsterm.store.texts import FEED, PAGE, Texts
from newsterm.store.writer import Writer

FIRST_TRY, LAST_TRY = timedelta(minutes=5), timedelta(days=1)
"""How long a page that failed is left alone, the first time and in the end."""

FRESH = timedelta(days=1)
"""How long what a server wants of robots is gone by (RFC 9309, 2.4)."""


@dataclass(frozen=True, slots=True)
class PageState:
    """How asking for the page of an article has gone, and what is shown of the article.

    `asked` is the last try (None: never), made for the feed's `revision`; `error` is why it gave no text, or
    none that stands for the article, in one sentence. `validators` and `content_hash` are of the page that
    was read. `there` tells that its text is there, `shown` that it is shown, `chosen` which text the reader
    chose, `outdated` that the feed has changed the article since.
    """

    asked: datetime | None = None
    revision: int = 0
    error: str = ""
    failures: int = 0
    validators: Validators = field(default_factory=Validators)
    content_hash: str = ""
    there: bool = False
    shown: bool = False
    chosen: str = ""
    outdated: bool = False

    def is_due(self, now: datetime) -> bool:
        """Whether the page is worth asking for unasked: it never was, or what there is is outdated; and it
        is some time since it last failed, more each time."""
        if self.failures and self.asked:
            wait = min(FIRST_TRY * 2 ** min(self.failures - 1, 10), LAST_TRY)
            return not timedelta() <= now - self.asked < wait
        return self.outdated or not self.there

    @property
    def provenance(self) -> str:
        """Where the text that is shown comes from: "page" or "feed"."""
        return PAGE if self.shown else FEED


@dataclass(frozen=True, slots=True)
class PageErrand:
    """What there is to know for asking for a page: the article as its feed gave it, who follows that feed
    (None where nobody does any more), how asking has gone."""

    article: Article
    subscription: Subscription | None
    state: PageState


class Pages:
    """The pages of the articles in the cache."""

    def __init__(
        self,
        library: Database,
        cache: Database,
        kept: Kept,
        steps: Steps,
        subscriptions: Subscriptions,
        rules: Rules,
    ) -> None:
        self._library = library
        self._cache = cache
        self._kept = kept
        self._steps = steps
        self._subscriptions = subscriptions
        self._rules = rules

    def state(self, article_id: str) -> PageState:
        """How asking for the page of an article has gone; a fresh one where nobody asked."""
        found = self._cache.read(
            """SELECT headline.revision, page.revision, shown, chosen, state
            FROM headline JOIN page USING (row) WHERE id = ?""",
            (article_id,),
        ).fetchone()
        if found is None:
            return PageState()
        now, revision, shown, chosen, state = found
        read = _unpacked(state)
        return replace(
            read, there=revision > 0, shown=bool(shown), chosen=chosen, outdated=0 < read.revision < now
        )

    def errand(self, article_id: str) -> PageErrand | None:
        """What there is to know for asking for the page of an article; None if there is no such article."""
        found = self._cache.read(
            "SELECT row, subscription FROM headline WHERE id = ?", (article_id,)
        ).fetchone()
        if found is None:
            return None
        row, subscription = found
        article = Writer(self._cache.connection).content(row).raw
        return PageErrand(
            replace(article, id=article_id), self._subscriptions.find(subscription), self.state(article_id)
        )

    def newest_unread(self, subscription: str, limit: int) -> list[str]:
        """The ids of the newest unread articles of a subscription, without those that are muted."""
        found = self._cache.read(
            """SELECT id FROM headline WHERE read = 0 AND subscription = ? AND muted = 0
            ORDER BY row DESC LIMIT ?""",
            (subscription, limit),
        )
        return [name for (name,) in found]

    def land(self, raw: Article, understood: Article, state: PageState) -> bool:
        """Keep the text of an article's page, raw and understood, and how asking for it went; whether it is
        new, which makes a new revision. Not if the article is gone."""
        raw, understood = cleaned(raw), cleaned(understood)
        with self._cache.write() as db:
            found = db.execute("SELECT row FROM headline WHERE id = ?", (raw.id,)).fetchone()
            if found is None:
                return False
            row = found[0]
            self._note(raw.id, state)
            db.execute("UPDATE page SET chosen = ? WHERE row = ?", (self._chosen(raw.id), row))
            before = Texts(db).page(row)
            is_new = before is None or wording(before.raw) != wording(raw)
            with Writer(db) as writer:
                if is_new:
                    assert state.asked is not None
                    writer.revise_page(row, Content(raw, understood), seconds(state.asked))
                    note_updates(db, [row])
            self._rules.ask(db, writer.touched)
        self._kept.renew([raw.id])
        return is_new

    def keep(self, article_id: str, state: PageState) -> None:
        """Remember how asking for a page went; its text, if there is one, stays."""
        with self._cache.write():
            self._note(article_id, state)

    def _note(self, article_id: str, state: PageState) -> None:
        """Write it down, inside a transaction of the cache; for the feed's revision of now."""
        self._cache.connection.execute(
            """INSERT INTO page (row, state) SELECT row, json_set(?, '$.revision', revision) FROM headline
            WHERE id = ? ON CONFLICT (row) DO UPDATE SET state = excluded.state""",
            (_packed(state), article_id),
        )

    def choose(self, article_id: str, provenance: str) -> None:
        """Show this text of an article from now on, "feed" or "page", as soon as it is there."""
        before = self._chosen(article_id)
        if before == provenance:
            return
        with self._library.write() as db:
            self._steps.note(
                db, [Entry(article_id, TEXT, before, provenance)], f"the text of the {provenance} chosen"
            )
        self._steps.catch_up()
        self._kept.renew([article_id])

    def _chosen(self, article_id: str) -> str:
        return self._kept.marks([article_id])[article_id].text

    def robots(self, server: str, now: datetime) -> str | None:
        """What a server wants robots to leave alone, as its robots.txt says; None where that isn't known any
        more."""
        rules: str | None = self._cache.first(
            "SELECT rules FROM robots WHERE server = ? AND at > ?", (server, seconds(now - FRESH))
        )
        return rules

    def keep_robots(self, server: str, rules: str, now: datetime) -> None:
        """Remember a server's robots.txt for a day."""
        with self._cache.write() as db:
            db.execute("DELETE FROM robots WHERE at <= ?", (seconds(now - FRESH),))
            db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (server, seconds(now), rules))


def _packed(state: PageState) -> str:
    validators = state.validators
    values = {
        "asked": seconds(state.asked) if state.asked else None,
        "error": clean_line(state.error),
        "failures": state.failures,
        "validators": [validators.etag, validators.last_modified, validators.url],
        "content_hash": state.content_hash,
    }
    return json.dumps(values)


def _unpacked(text: str) -> PageState:
    values = json.loads(text)
    return PageState(
        moment_or_none(values.get("asked")),
        values.get("revision", 0),
        values.get("error", ""),
        values.get("failures", 0),
        Validators(*values.get("validators", ())),
        values.get("content_hash", ""),
    )
