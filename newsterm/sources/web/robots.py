"""What a server wants robots to leave alone: its robots.txt (RFC 9309), read by Protego.

It is for pages that nobody has opened: what a reader opens is no robot's wish.
"""

from urllib.parse import urlsplit

from newsterm.sources.document import Document, Fetched, FetchError

NAME = "newsterm"
"""The name by which a server can speak to us (RFC 9309, 2.2.1)."""

EVERYTHING = "User-agent: *\nDisallow: /\n"
"""The rules of a server that can't be asked for its own (RFC 9309, 2.3.1.4)."""

LONGEST = 500 * 1024
"""Bytes that are read of it (RFC 9309, 2.5)."""


def robots_of(url: str) -> str:
    """Where the server of an address has its rules."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def rules_in(fetched: Fetched) -> str:
    """The rules in what asking for them gave; none where there are none, all is closed where nobody answers
    (RFC 9309, 2.3.1)."""
    match fetched:
        case Document(content=content):
            return content[:LONGEST].decode("utf-8-sig", "replace").replace("\0", "")
        case FetchError(status=status) if 400 <= status < 500 and status != 429:
            return ""
    return EVERYTHING


def may_fetch(rules: str, url: str) -> bool:
    """Whether these rules let newsterm fetch what is at an address."""
    # Imported here: only the workers that read rules have need of it.
    from protego import Protego

    return bool(Protego.parse(rules).can_fetch(url, NAME))
