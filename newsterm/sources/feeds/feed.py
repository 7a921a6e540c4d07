"""RSS 0.9x, 1.0 and 2.0 and Atom → a feed and its raw articles.

Each element is known by its name, never by its place among the others: feedparser reads what every feed has
(`standard`), a walk of our own the texts, media and modules (`item`).
"""

from itertools import islice

from newsterm.errors import ContentError
from newsterm.model import Feed, ParsedFeed
from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.item import article_of
from newsterm.sources.feeds.links import page_of, self_of
from newsterm.sources.feeds.pace import pace_of
from newsterm.sources.feeds.parts import LANGUAGE, Parts, base_of, namespace_of
from newsterm.sources.feeds.people import authors_of
from newsterm.sources.feeds.standard import line_said, said_of_feed, said_of_items, words_said
from newsterm.sources.feeds.wording import language_of
from newsterm.sources.feeds.xmltree import tree_of

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The local names, in lower case, of the elements a feed can begin with."""

_ITEMS = ("{*}item", "{*}entry", "{*}Item")

MOST = 20_000
"""Articles read from one feed: the first, which are the newest as a rule."""


def feed_of(text: str, url: str = "") -> ParsedFeed:
    """The feed in an XML text that was found at `url`.

    `problem` says what was broken where not all may have been readable. Raises ContentError where nothing is.
    """
    root, problem = tree_of(text, url)
    channel = Parts(next(root.iter("{*}channel", "{*}Channel"), root))
    atom = "atom" in namespace_of(root)
    said = said_of_feed(channel, atom=atom)
    if not url:  # relative addresses stand on the feed's own then, or on its page's
        root.getroottree().docinfo.URL = self_of(said) or page_of(said, "") or None
    feed = _feed(channel, said)
    # An Atom feed's author speaks for entries without one (RFC 4287, 4.2.1).
    authors = authors_of(said) if atom else ()
    items = [Parts(item) for item in islice(root.iter(*_ITEMS), MOST + 1)]
    if problem and not items and not feed.title:
        raise ContentError(f"it breaks off before anything can be read: {problem}")
    if len(items) > MOST:
        problem = f"it has more than {MOST:,} articles"
        del items[MOST:]
    found = zip(items, said_of_items(items, atom=atom), strict=True)
    return ParsedFeed(feed, tuple(article_of(item, one, feed, authors) for item, one in found), problem)


def _feed(channel: Parts, said: Fields) -> Feed:
    """What the publisher says of the feed."""
    around = channel.element.getparent()
    spoken = channel.element.get(LANGUAGE) or (around.get(LANGUAGE) if around is not None else "")
    return Feed(
        title=line_said(said, "title"),
        site_url=page_of(said, base_of(channel.element)),
        description=line_said(said, "subtitle"),
        language=language_of(words_said(said, "language") or spoken),
        pace=pace_of(channel),
    )
