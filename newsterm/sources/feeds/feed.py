"""RSS 0.9x, 1.0 and 2.0 and Atom → a feed and its raw articles.

One walk over the tree: each element is known by its name, never by its place among the others.
"""

from itertools import islice

from newsterm.model import Feed, ParsedFeed
from newsterm.sources.feeds.constructs import line_in
from newsterm.sources.feeds.item import article_of
from newsterm.sources.feeds.links import page_of, self_of
from newsterm.sources.feeds.pace import pace_of
from newsterm.sources.feeds.parts import LANGUAGE, Parts, namespace_of
from newsterm.sources.feeds.people import authors_of
from newsterm.sources.feeds.wording import language_of
from newsterm.sources.feeds.xmltree import tree_of

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The local names, in lower case, of the elements a feed can begin with."""

_DESCRIPTIONS = ("description", "subtitle", "tagline", "dc:description", "itunes:summary")
_ITEMS = ("{*}item", "{*}entry", "{*}Item")

MOST = 50_000
"""Articles read from one feed: the first, which are the newest as a rule."""


def feed_of(text: str, url: str = "") -> ParsedFeed:
    """The feed in an XML text that was found at `url`.

    `problem` says what was broken where not all may have been readable. Raises ContentError where nothing is.
    """
    root, problem = tree_of(text, url)
    channel = Parts(next(root.iter("{*}channel", "{*}Channel"), root))
    if not url:  # relative addresses stand on the feed's own then, or on its page's
        root.getroottree().docinfo.URL = self_of(channel) or page_of(channel) or None
    feed = _feed(channel)
    # An Atom feed's author speaks for entries without one (RFC 4287, 4.2.1).
    authors = authors_of(channel) if "atom" in namespace_of(root) else ()
    items = list(islice(root.iter(*_ITEMS), MOST + 1))
    if len(items) > MOST:
        problem = f"it has more than {MOST:,} articles"
    return ParsedFeed(feed, tuple(article_of(item, feed, authors) for item in items[:MOST]), problem)


def _feed(channel: Parts) -> Feed:
    """What the publisher says of the feed."""
    around = channel.element.getparent()
    spoken = channel.element.get(LANGUAGE) or (around.get(LANGUAGE) if around is not None else "")
    return Feed(
        title=line_in(channel.first("title", "dc:title")),
        site_url=page_of(channel),
        description=line_in(channel.first(*_DESCRIPTIONS)),
        language=language_of(channel.words("language", "dc:language") or spoken),
        pace=pace_of(channel),
    )
