"""The store: the library and the cache of one reader, and the parts that work on them."""

from newsterm.config import Home
from newsterm.store.articles import Articles
from newsterm.store.facets import Facets
from newsterm.store.headlines import Headlines
from newsterm.store.journal import Journal
from newsterm.store.quotations import Quotations
from newsterm.store.subscriptions import Subscriptions


class Store:
    """Everything kept of one reader; usable from any thread."""

    subscriptions: Subscriptions
    articles: Articles
    headlines: Headlines
    facets: Facets
    quotations: Quotations
    journal: Journal

    @classmethod
    def open(cls, home: Home) -> "Store":
        """The store at home, made if there is none. Raises StoreError with a sentence."""
        raise NotImplementedError

    def changed(self) -> bool:
        """Whether somebody else wrote to the store since this was last asked."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files."""
        raise NotImplementedError
