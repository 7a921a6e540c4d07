"""Names that stay: the ids of subscriptions and articles, derived from what was first seen of them.

An id is the same after a refresh, after an emptied cache, and on another machine.
"""

import hashlib

from newsterm.model import Article


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these words in this order (BLAKE2b, RFC 7693)."""
    whole = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=6).hexdigest()


def subscription_id(address: str) -> str:
    """The id of a subscription first made to this address."""
    return "s" + digest(address.strip())


def article_id(subscription: str, article: Article) -> str:
    """The id of an article of a subscription: from its guid, else its link, else its own words."""
    for kind, value in (("guid", article.guid), ("url", article.url)):
        if value:
            return digest(subscription, kind, value)
    return digest(subscription, "text", article.title, article.markup or article.body.text)
