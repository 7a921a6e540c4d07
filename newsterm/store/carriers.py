"""Articles that several feeds carry: whose text is shown, and the tags of all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsterm.hosts import host_of
from newsterm.model import Article
from newsterm.query import fold
from newsterm.reading.wording import text_of

_STUB = 1_000  # signs: what is shorter, on somebody else's article, may be all but the article
_SECOND = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})  # as in co.uk and com.au


class Carrier(NamedTuple):
    """A feed that carries an article: its subscription, a fingerprint of what it gave last, and that, raw."""

    subscription: str
    fingerprint: int
    article: Article


def fullest(carriers: Sequence[Carrier], sites: Mapping[str, frozenset[str]]) -> Carrier:
    """The one whose text to show: what stands first stays, unless another has more of the article.

    `sites` are the sites of the subscriptions, as far as they are known. A few words about an article of
    another site, as aggregators print them, never stand before the publisher's own.
    """

    def fullness(carrier: Carrier) -> tuple[bool, int]:
        length = len(text_of(carrier.article))
        own = sites.get(carrier.subscription)
        return length > (_STUB if own and site_of(carrier.article.url) not in own else 0), length

    return max(carriers, key=fullness)


def united(article: Article, others: Iterable[Carrier]) -> Article:
    """The article with the tags of all who carry it, each once."""
    own = {fold(str(tag)) for tag in article.tags}
    named = ((fold(str(tag)), tag) for other in others for tag in other.article.tags)
    more = {name: tag for name, tag in named if name not in own}
    return replace(article, tags=(*article.tags, *more.values())) if more else article


def site_of(address: str) -> str:
    """The site an address belongs to: its host without what stands before the name, `delta.example`."""
    parts = host_of(address).split(".")
    return ".".join(parts[-3:] if set(parts[-2:-1]) <= _SECOND else parts[-2:])
