"""Rules: what the reader's `rules.toml` mutes, as it lands.

That an article is muted by a rule follows from the rule and the article, as its facets do: it is a column of
the cache, no step of the reader, and gone when the rule is.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsterm.config import Home
from newsterm.errors import ConfigError, QueryError
from newsterm.query import Both, Either, Node, Not, Query, Term, parse
from newsterm.store.database import Database
from newsterm.store.kept import Kept
from newsterm.store.search import Search
from newsterm.store.words import Words, expression
from newsterm.views import Rule, readable_rules, rules_file, stamp_of

# Parts words as the index of all words does (schema.py).
_LANDED = """CREATE VIRTUAL TABLE IF NOT EXISTS temp.landed USING fts5(
    title, text, caption, quote, content = '', tokenize = 'unicode61 remove_diacritics 2')"""
_AT_ONCE = 400
"""Terms asked for in one statement: SQLite takes no expression that is nested 1,000 deep."""


class Rules:
    """The rules of one reader; methods that take `db` write inside its transaction.

    `mistakes` says, a sentence each, what in the file can't be followed; the other rules are.
    """

    def __init__(self, cache: Database, search: Search, kept: Kept, home: Home) -> None:
        self._cache = cache
        self._search = search
        self._kept = kept
        self._home = home
        self._queries: Mapping[str, Query] = {}
        self._together: Sequence[Query] = ()
        self._stamp: tuple[int, ...] | None = ()
        self.mistakes: tuple[str, ...] = ()

    def keep_up(self) -> bool:
        """Follow the file, if it is another one since; whether it is."""
        self._look()
        if self._are_applied():
            return False
        self.apply()
        return True

    def apply(self) -> None:
        """Ask every article: some rules ask for its age, or for what the reader did with it."""
        self._stamp = ()
        with self._cache.write() as db:
            self._look()
            self._apply(db)

    def ask(self, db: sqlite3.Connection, landed: Mapping[int, Words]) -> None:
        """Mute those of these rows that a rule finds, and the others no more."""
        self._look()
        if not self._are_applied():
            self._apply(db)
        elif self._queries and landed:
            # In an index of their own words are found in the same time however much there is.
            db.execute(_LANDED)
            db.execute("INSERT INTO landed (landed) VALUES ('delete-all')")
            db.executemany(
                "INSERT INTO landed (rowid, title, text, caption, quote) VALUES (?, ?, ?, ?, ?)",
                ((row, *words) for row, words in landed.items()),
            )
            found = {row for query in self._together for row in self._found(query, landed)}
            self._turn(db, found, self._ruled(landed))

    def _apply(self, db: sqlite3.Connection) -> None:
        # One by one: each goes through an index of its own.
        found = {row for query in self._queries.values() for row in self._found(query)}
        self._turn(db, found, self._ruled())
        if not self._are_applied():
            applied = json.dumps(list(self._queries))
            db.execute("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", (applied,))

    def _found(self, query: Query, among: Collection[int] | None = None) -> Iterator[int]:
        return (row for (row,) in self._cache.read(*self._search.rows(query, among)))

    def _ruled(self, among: Collection[int] | None = None) -> set[int]:
        """The rows that rules mute so far."""
        if among is None:
            sql = "SELECT row FROM headline INDEXED BY headline_muted WHERE muted = 1 AND ruled = 1"
            return {row for (row,) in self._cache.read(sql)}
        sql = "SELECT row FROM headline WHERE row IN (SELECT value FROM json_each(?)) AND ruled = 1"
        return {row for (row,) in self._cache.read(sql, (json.dumps(list(among)),))}

    def _turn(self, db: sqlite3.Connection, found: set[int], before: set[int]) -> None:
        """Mute what is found now; what no rule finds any more is as the reader wants it."""
        db.executemany(
            "UPDATE headline SET ruled = 1, muted = 1 WHERE row = ?",
            ((row,) for row in sorted(found - before)),
        )
        asked = (json.dumps(list(before - found)),)
        back = db.execute("SELECT id FROM headline WHERE row IN (SELECT value FROM json_each(?))", asked)
        marks = self._kept.marks([article for (article,) in back])
        db.executemany(
            "UPDATE headline SET ruled = 0, muted = ? WHERE id = ?",
            ((mine.muted, article) for article, mine in marks.items()),
        )

    def _are_applied(self) -> bool:
        return list(self._queries) == self._applied()

    def _applied(self) -> list[str]:
        """The queries by which articles are muted now."""
        applied: list[str] = json.loads(
            self._cache.first("SELECT value FROM meta WHERE name = 'rules'") or "[]"
        )
        return applied

    def _look(self) -> None:
        """Read the file, if it is another one since; where it can't be read, the rules stay."""
        stamp = stamp_of(rules_file(self._home))
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            rules, mistakes = readable_rules(self._home)
        except ConfigError as error:
            rules, mistakes = [Rule("mute", text) for text in self._applied()], [str(error)]
        self._queries = {}
        for rule in rules:
            try:
                self._queries[rule.query] = _query(rule)
            except QueryError as error:
                mistakes.append(f"{rules_file(self._home)}: the rule “{rule.query}” is left out: {error}")
        self._together = list(_together(self._queries.values()))
        self.mistakes = tuple(mistakes)


def _query(rule: Rule) -> Query:
    """What a rule mutes. Raises QueryError with a sentence."""
    query = parse(rule.query)
    if rule.do != "mute":
        raise QueryError(f"There is nothing to do called “{rule.do}”; rules can mute.")
    if not query.terms:
        raise QueryError("It would mute everything.")
    terms = list(_terms(query.terms))
    if any(expression(term) == "" for term in terms):
        raise QueryError("It has words without a letter, which everything would have.")
    if any(term.matches("is", "muted") for term in terms):
        raise QueryError("What is muted follows from the rules; they can't ask for it.")
    if len(terms) > _AT_ONCE:
        raise QueryError(f"It asks for more than {_AT_ONCE} things; make several rules of it.")
    return query


def _terms(nodes: Iterable[Node]) -> Iterator[Term]:
    """All the terms of a query."""
    for node in nodes:
        match node:
            case Term():
                yield node
            case Not(of):
                yield from _terms([of])
            case Both(of) | Either(of):
                yield from _terms(of)


def _together(queries: Iterable[Query]) -> Iterator[Query]:
    """The fewest queries that ask for all of these."""
    some: list[Node] = []
    count = 0
    for query in queries:
        size = len(list(_terms(query.terms)))
        if count + size > _AT_ONCE:
            yield _any(some)
            some, count = [], 0
        # Looking for words takes longest: only where all else holds.
        some.append(Both(tuple(sorted(query.terms, key=_is_searched))))
        count += size
    if some:
        yield _any(some)


def _any(nodes: Sequence[Node]) -> Query:
    """What asks for one of these; for all words at once, and last."""
    searched = tuple(filter(_is_searched, nodes))
    others = (node for node in nodes if not _is_searched(node))
    return Query((Either((*others, *([Either(searched)] if searched else ()))),))


def _is_searched(node: Node) -> bool:
    return expression(node) is not None
