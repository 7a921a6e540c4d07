"""The feeds of well-known sites, told from the address of a page alone: nothing is asked."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from newsterm.model import Offer
from newsterm.reading.html.addresses import absolute

_FILE = Path(__file__).with_suffix(".toml")
_LONGEST = 2_000  # characters of an address that is looked at


@dataclass(frozen=True, slots=True)
class _Site:
    """A kind of page: how its address looks, and what it offers, with braces where the address fills in."""

    page: re.Pattern[str]
    offers: tuple[tuple[str, str, str], ...]
    query: str = ""


def offers_by_address(address: str) -> list[Offer]:
    """The feeds that belong to a page with this address; none where the site isn't known, or the page is a
    feed itself."""
    parts = urlsplit(absolute(address) if len(address) <= _LONGEST else "")
    page = (parts.netloc.lower().removeprefix("www.") + parts.path).rstrip("/")
    asked = {name: quote(values[0], safe=":") for name, values in parse_qs(parts.query).items()}
    for site in _sites():
        found = site.page.fullmatch(page)
        if found and (not site.query or site.query in asked):
            words = asked | found.groupdict(default="")
            return [
                Offer(where.format_map(words), title.format_map(words), kind)
                for where, title, kind in site.offers
            ]
    return []


@cache
def _sites() -> tuple[_Site, ...]:
    with _FILE.open("rb") as file:
        sites = tomllib.load(file)["site"]
    return tuple(
        _Site(re.compile(site["page"]), tuple(map(tuple, site["offers"])), site.get("query", ""))
        for site in sites
    )
