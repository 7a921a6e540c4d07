"""A site's address → the sources it offers: few requests, and guesses only where nothing is offered."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from newsterm.config import Config
from newsterm.errors import AddressError, ContentError
from newsterm.model import Offer, Validators
from newsterm.refresh.tasks import offered, sitemaps
from newsterm.refresh.workers import Workers
from newsterm.sources.address import server_of
from newsterm.sources.document import Document, Fetched, FetchError
from newsterm.sources.fetch import Fetcher

PATHS = (
    "/feed",
    "/rss",
    "/atom.xml",
    "/feed.xml",
    "/rss.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/posts/default",
)
"""Where sites keep a feed they tell nobody of; asked for one after the other, up to the first feed."""

BELOW = ("/feed", "/index.xml")
"""The same for a part of a site, whose pages lie below an address."""

TRIED = 3
"""Links that only look like feeds are tried where there are so many or fewer."""

_LEAVE_ALONE = frozenset({0, 429, 503})  # no answer, or one that asks for peace: no further guesses


async def find(address: str, config: Config) -> list[Offer]:
    """The sources at an address: itself where it is a feed; else the feeds its page offers, and last the page
    where it holds an article. Nothing where there is none of these.

    Where the page offers no feed the places are asked where feeds often are, and ``robots.txt`` for sitemaps
    of news. Raises AddressError where the address can't be had.
    """
    async with Fetcher(config) as fetcher, Workers(1) as workers:
        return await Finding(address, fetcher, workers).offers()


class Finding:
    """The search at one address that the reader typed."""

    def __init__(self, address: str, fetcher: Fetcher, workers: Workers) -> None:
        self._address = address
        self._fetcher = fetcher
        self._workers = workers

    async def offers(self) -> list[Offer]:
        """What is found; see `find`."""
        fetched = await self._fetched(self._address)
        if isinstance(fetched, FetchError):
            raise AddressError(fetched.sentence)
        if not isinstance(fetched, Document):
            return [Offer(self._address, kind="folder")]
        offers = await self._offered(fetched)
        feeds = await self._certain([offer for offer in offers if offer.kind != "page"])
        if not feeds and fetched.url:
            feeds = await self._guessed(fetched.url) or await self._in_robots(fetched.url)
        return [*feeds, *(offer for offer in offers if offer.kind == "page")]

    async def _fetched(self, address: str) -> Fetched:
        typed = server_of(address) == server_of(self._address)
        return await self._fetcher.fetch(address, Validators(), typed=typed)

    async def _offered(self, document: Document) -> list[Offer]:
        try:
            return await self._workers.run(offered, document)
        except ContentError:
            return []

    async def _certain(self, offers: list[Offer]) -> list[Offer]:
        """The offers, without those that were only called feeds and are none, where these are few."""
        doubtful = [offer for offer in offers if not offer.kind]
        if not 0 < len(doubtful) <= TRIED:
            return offers
        found = [feed for offer in doubtful for feed in await self._feeds_at(offer.address)]
        return [*(offer for offer in offers if offer.kind), *found]

    async def _feeds_at(self, address: str) -> list[Offer]:
        """The feeds an address gives: itself, or what its page offers."""
        fetched = await self._fetched(address)
        return _feeds(await self._offered(fetched)) if isinstance(fetched, Document) else []

    async def _guessed(self, url: str) -> list[Offer]:
        """The first feed where sites often keep one."""
        for address in guesses(url):
            fetched = await self._fetched(address)
            if isinstance(fetched, FetchError) and fetched.status in _LEAVE_ALONE:
                break
            if isinstance(fetched, Document) and (found := _feeds(await self._offered(fetched))):
                return found
        return []

    async def _in_robots(self, url: str) -> list[Offer]:
        """The news sitemaps a site tells search engines of."""
        fetched = await self._fetched(urljoin(url, "/robots.txt"))
        try:
            return await self._workers.run(sitemaps, fetched) if isinstance(fetched, Document) else []
        except ContentError:
            return []


def guesses(url: str) -> list[str]:
    """The addresses at which a site, or the part of it at `url`, may have a feed."""
    path = urlsplit(url).path.rstrip("/")
    below = [urljoin(url, path + end) for end in BELOW] if path and "." not in path.rpartition("/")[2] else []
    return [*below, *(urljoin(url, path) for path in PATHS)]


def _feeds(offers: Iterable[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.kind not in ("", "page")]
