"""The store: the library and the cache of one reader, and the parts that work on them."""

from datetime import datetime
from typing import Self

from newsterm.config import Home
from newsterm.store.arrivals import Arrivals
from newsterm.store.articles import Articles
from newsterm.store.database import Database
from newsterm.store.facets import Facets
from newsterm.store.folders import Folders
from newsterm.store.headlines import Headlines
from newsterm.store.journal import Journal
from newsterm.store.kept import Kept
from newsterm.store.ledger import Ledger
from newsterm.store.moments import seconds
from newsterm.store.onward import Ways
from newsterm.store.pages import Pages
from newsterm.store.polls import Polls
from newsterm.store.projection import Projection
from newsterm.store.quotations import Quotations
from newsterm.store.rules import Rules
from newsterm.store.schema import CACHE, LIBRARY
from newsterm.store.search import Search
from newsterm.store.steps import Steps
from newsterm.store.subscriptions import Subscriptions


class Store:
    """Everything kept of one reader; usable from any thread."""

    def __init__(self, library: Database, cache: Database, home: Home) -> None:
        self.home = home
        self._library = library
        self._cache = cache
        kept = Kept(library, cache)
        search = Search(library, cache)
        self.rules = Rules(cache, search, kept, home)
        projection = Projection(library, cache, kept, self.rules)
        steps = Steps(library, cache, kept, projection)
        self.polls = Polls(library, cache)
        self.subscriptions = Subscriptions(library, cache, steps, self.polls)
        self.folders = Folders(library, self.subscriptions)
        self.arrivals = Arrivals(library, cache, kept, self.rules)
        self.articles = Articles(library, cache, kept, steps, projection, self.rules)
        self.pages = Pages(library, cache, kept, steps, self.subscriptions, self.rules)
        self.headlines = Headlines(library, cache, search)
        self.ways = Ways(cache, self.headlines)
        self.facets = Facets(library, cache, search)
        self.ledger = Ledger(cache, search)
        self.quotations = Quotations(cache, self.headlines)
        self.journal = Journal(library, kept, steps)
        projection.catch_up()
        self.rules.keep_up()

    @classmethod
    def open(cls, home: Home) -> "Store":
        """The store at home, made if there is none. Raises StoreError with a sentence."""
        library = Database(home.library_file, LIBRARY, durable=True)
        try:
            cache = Database(home.cache_file, CACHE, durable=False)
        except BaseException:
            library.close()
            raise
        return cls(library, cache, home)

    def changed(self) -> bool:
        """Whether somebody else wrote to the store since this thread last asked."""
        changes = [self._library.changed(), self._cache.changed()]
        return any(changes)

    def visited(self, now: datetime) -> None:
        """The reader has seen what there is: `is:new` is what comes after this."""
        with self._library.write() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES ('visited', ?)", (seconds(now),))

    def close(self) -> None:
        """Let go of the files."""
        self._library.close()
        self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
