"""The words at the foot of the screen: the four keys that matter in each pane, and a welcome."""

from collections.abc import Mapping

SAMPLES = "samples"
"""What the desk of samples is called."""

WELCOME = "These are samples. a: add a feed · :import FILE: OPML · C: starter catalogue"

Hints = Mapping[tuple[str, ...], str]
"""Ids of keys, and what they do in a word or two."""

HINTS: Mapping[str, Hints] = {
    "headlines": {
        ("headlines.down", "headlines.up"): "move",
        ("headlines.open",): "read",
        ("browse.facets",): "tags",
        ("browse.find",): "find",
    },
    "article": {
        ("article.page-down",): "further",
        ("article.next-quotation",): "quotation",
        ("browse.next-article", "browse.previous-article"): "walk",
        ("browse.leave",): "back",
    },
    "facets": {
        ("facets.require",): "only this",
        ("facets.exclude",): "not this",
        ("facets.open",): "headlines",
        ("browse.facets",): "close",
    },
    "sources": {
        ("sources.open",): "headlines",
        ("sources.refresh",): "refresh",
        ("sources.sort",): "sort",
        ("browse.close",): "close",
    },
    SAMPLES: {
        ("headlines.down", "headlines.up"): "move",
        ("headlines.open",): "read",
        ("browse.add",): "add a feed",
        ("browse.catalogue",): "catalogue",
    },
}
