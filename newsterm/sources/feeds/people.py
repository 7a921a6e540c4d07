"""Who wrote an item, by name."""

import re

from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.standard import words_said
from newsterm.sources.feeds.wording import line_of_markup

_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+(?=[^\W\d_])", re.IGNORECASE)


def authors_of(said: Fields) -> tuple[str, ...]:
    """The names of those who wrote it; an address alone is none."""
    names = (_BY.sub("", line_of_markup(words_said(author, "name"))) for author in said.get("authors") or ())
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))
