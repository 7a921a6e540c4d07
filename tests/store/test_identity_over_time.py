"""Two feeds that change in all the ways feeds do, against what really is there: each article once, with its
marks, and nothing written where nothing is new."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from newsterm.config import Home
from newsterm.model import Article
from newsterm.query import Query
from newsterm.store.articles import Saved
from newsterm.store.links import link_of
from newsterm.store.store import Store
from tests.store.paper import ADDRESS, NOW, save

LINKS = "https://river-links.example/feed"
WORDS = ("grain", "ferry", "eels", "strike", "treaty", "bridge", "storm", "opera")
PICK = st.integers(0, 1_000)


@dataclass
class Piece:
    """A real article: what the paper says of it now, what the links say of it, and what became of it here."""

    number: int
    paper: Article
    links: Article | None = None
    in_paper: bool = True
    in_links: bool = False
    carriers: set[str] = field(default_factory=set)
    id: str = ""
    read: bool = False

    @property
    def mark(self) -> str:
        """The words in all its texts that no other article has."""
        return f"<p>Piece no. {self.number},"


class Feeds(RuleBasedStateMachine):
    """The paper, a feed of links to it, and the store that follows both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store.open(Home.at(self.folder))
        self.pieces: list[Piece] = []
        self.numbers = count(1)
        self.now = NOW
        self.refresh()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(linked=st.booleans(), published=st.booleans(), nameless=st.sampled_from(["", "guid", "url"]))
    def publish(self, *, linked: bool, published: bool, nameless: str) -> None:
        piece = self.new(nameless)
        piece.in_paper = published or not piece.paper.url
        if piece.paper.url and (linked or not published):
            self.link(piece)
        self.refresh()

    @rule(pick=PICK)
    def link_to(self, pick: int) -> None:
        linkable = (
            one for one in self.present() if one.paper.url and "#" not in one.paper.url and not one.links
        )
        if piece := self.picked(pick, linkable):
            self.link(piece)
            self.refresh()

    @rule(pick=PICK)
    def give_a_guid_again(self, pick: int) -> None:
        gone = (
            one
            for one in self.pieces
            if not one.in_paper and one.paper.guid and one.paper.url and one.carriers
        )
        if old := self.picked(pick, gone):
            piece = self.new("")
            piece.paper = replace(piece.paper, guid=old.paper.guid)
            self.refresh()

    @rule(pick=PICK, what=st.sampled_from(["title", "guid", "url", "markup", "published"]))
    def change(self, pick: int, what: str) -> None:
        if piece := self.picked(pick, self.changeable(what)):
            number = next(self.numbers)
            value: Any = {
                "title": f"{self.word(number)} {number}",
                "guid": f"urn:again:{number}",
                "url": f"https://delta.example/moved/{number}",
                "markup": f"{piece.mark} changed {number} times.",
                "published": self.now,
            }[what]
            piece.paper = replace(piece.paper, **{what: value})
            self.refresh()

    @rule(pick=PICK, tail=st.sampled_from(["?utm_source=rss", "/", "#comments", "?fbclid=1"]))
    def write_a_link_otherwise(self, pick: int, tail: str) -> None:
        if piece := self.picked(pick, (one for one in self.present() if one.paper.url)):
            plain = piece.paper.url.partition("?")[0].partition("#")[0].rstrip("/")
            other = plain.replace("https:", "http:") if plain.startswith("https:") else f"https:{plain[5:]}"
            piece.paper = replace(piece.paper, url=other + tail)
            self.refresh()

    @rule(pick=PICK)
    def vanish_or_return(self, pick: int) -> None:
        if piece := self.picked(pick, self.pieces):
            piece.in_paper = not piece.in_paper
            self.refresh()

    @rule(pick=PICK)
    def mark_read(self, pick: int) -> None:
        if piece := self.picked(pick, (one for one in self.pieces if one.id)):
            piece.read = not piece.read
            self.store.journal.mark([piece.id], read=piece.read)
            self.agrees()

    @rule(address=st.sampled_from([ADDRESS, LINKS]))
    def unfollow_and_follow_again(self, address: str) -> None:
        source = self.store.subscriptions.find(address)
        assert source
        self.store.subscriptions.remove(source.id)
        shown = [piece for piece in self.pieces if piece.carriers == {ADDRESS, LINKS} and address == ADDRESS]
        for piece in self.pieces:
            piece.carriers.discard(address)
        self.agrees()
        self.store.journal.undo()
        for piece in shown:  # the paper's text was never gone
            piece.carriers.add(address)
        self.refresh()

    @precondition(lambda self: self.pieces)
    @rule()
    def lose_the_cache(self) -> None:
        self.store.close()
        Home.at(self.folder).cache_file.unlink()
        self.store = Store.open(Home.at(self.folder))
        for piece in self.pieces:
            piece.carriers.clear()
            piece.id = piece.id if piece.read else ""
            # What nobody touched is known again only by what the feeds still have in common.
            piece.in_links &= piece.read or (
                piece.links is not None and link_of(piece.links.url) == link_of(piece.paper.url)
            )
        self.refresh()

    def new(self, nameless: str) -> Piece:
        number = next(self.numbers)
        paper = Article(
            guid="" if nameless == "guid" else f"urn:delta:{number}",
            url="" if nameless == "url" else f"https://delta.example/news/{number}",
            title=f"{self.word(number)} {number}",
            published=self.now - timedelta(minutes=5),
        )
        piece = Piece(number, paper)
        piece.paper = replace(paper, markup=f"{piece.mark} as it came.")
        self.pieces.append(piece)
        return piece

    def link(self, piece: Piece) -> None:
        stub = replace(piece.paper, guid=f"urn:links:{piece.number}", title=f"Link {next(self.numbers)}")
        piece.links = replace(stub, markup=f"{piece.mark} with 3 comments", published=self.now)
        piece.in_links = True

    def word(self, number: int) -> str:
        return WORDS[number % len(WORDS)]

    def present(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.in_paper)

    def changeable(self, what: str) -> Iterator[Piece]:
        """Those with another name left, when this one changes."""
        guids = [piece.paper.guid for piece in self.present()]
        for piece in self.present():
            names = {"guid": piece.paper.guid, "url": piece.paper.url}
            left = [value for name, value in names.items() if value and name != what]
            if left and (what not in names or names[what]) and guids.count(piece.paper.guid) == 1:
                yield piece

    def picked(self, pick: int, pieces: Iterator[Piece] | list[Piece]) -> Piece | None:
        found = list(pieces)
        return found[pick % len(found)] if found else None

    def refresh(self) -> None:
        """Save both feeds, twice: the second time nothing happens."""
        self.now += timedelta(hours=30)
        self.save()
        for piece in self.pieces:
            piece.carriers |= {ADDRESS} if piece.in_paper else set()
            piece.carriers |= {LINKS} if piece.in_links else set()
        self.agrees()
        before = self.dump()
        again = self.save()
        assert [Saved(), Saved()] == again
        assert before == self.dump()

    def save(self) -> list[Saved]:
        paper = [piece.paper for piece in self.present()]
        links = [piece.links for piece in self.pieces if piece.links and piece.in_links]
        return [
            save(self.store, *reversed(paper), now=self.now),
            save(self.store, *reversed(links), address=LINKS, title="River Links", now=self.now),
        ]

    def agrees(self) -> None:
        """Each article that a feed carries is there once, under its id, with its mark, in its feeds."""
        rows = self.store.headlines.listing(Query()).rows
        found = {}
        for headline in self.store.headlines.window(rows):
            loaded = self.store.articles.load(headline.id)
            assert loaded
            (piece,) = (piece for piece in self.pieces if piece.mark in loaded.markup)
            assert piece.number not in found, "shown twice"
            found[piece.number] = headline
            piece.id = piece.id or headline.id
            assert (piece.id, piece.read) == (headline.id, headline.status.read)
            if ADDRESS in piece.carriers and piece.in_paper:
                assert piece.paper.markup == loaded.markup
        assert {piece.number for piece in self.pieces if piece.carriers} == set(found)

    def dump(self) -> list[str]:
        cache = self.store.articles._cache.connection
        return [
            str(cache.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall())
            for table in ("headline", "body", "alias", "carrier", "facet")
        ]


Feeds.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestFeeds = Feeds.TestCase
