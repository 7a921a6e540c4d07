"""What modules tell of an item: how often it is discussed, where it is set, for whom it is."""

from lxml.etree import _Element

from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.essentials import Fields
from newsterm.sources.feeds.figures import degrees_in, number_in
from newsterm.sources.feeds.links import page_of, self_of
from newsterm.sources.feeds.parts import Parts, words_in
from newsterm.sources.feeds.standard import line_said, words_said
from newsterm.sources.feeds.wording import line_of, line_of_markup

_EXPLICIT = frozenset({"yes", "true", "explicit"})
_SUITABLE = frozenset({"nonadult", "clean", "no", "false"})
_LONGEST_RATING = 40  # characters


def comment_count(parts: Parts) -> int:
    """How many comments an item has (RFC 4685 thr:total and thr:count, the slash module)."""
    told = [*map(words_in, parts.all("thr:total", "slash:comments"))]
    told += [value for link in parts.all("link", "atom:link") for name, value in _said(link, "count")]
    return max(map(number_in, told), default=0)


def episode_of(parts: Parts) -> str:
    """Which one of a series it is (iTunes' season and episode)."""
    said = ((name, number_in(parts.words(f"itunes:{name}"))) for name in ("season", "episode"))
    return ", ".join(f"{name} {number}" for name, number in said if number)


def rating_of(parts: Parts) -> str:
    """For whom it is, where it is not for everybody (iTunes' explicit, media:rating, media:adult)."""
    if parts.words("itunes:explicit").lower() in _EXPLICIT:
        return "explicit"
    said = line_of(parts.words("media:rating")).lower()[:_LONGEST_RATING]
    if said and said not in _SUITABLE:
        return said
    return "adult" if parts.words("media:adult").lower() == "true" else ""


def location_of(parts: Parts) -> str:
    """The place or point an item is pinned to (GeoRSS, GML, W3C's geo): "Port Salen (45.2, -71.9)"."""
    if not parts.uses("georss:", "geo:"):
        return ""
    name, point = line_of_markup(parts.words("georss:featurename")), _point(parts)
    return f"{name} ({point})" if name and point else name or point


def _point(parts: Parts) -> str:
    """Latitude and longitude in degrees, or ""."""
    told = [words_in(element).replace(",", " ").split() for element in _positions(parts)]
    holders = (parts, *map(Parts, parts.all("geo:point")))
    told += [[holder.words("geo:lat"), holder.words("geo:long", "geo:lon")] for holder in holders]
    points = ((degrees_in(pair[0], 90), degrees_in(pair[1], 180)) for pair in told if len(pair) == 2)
    return next((f"{latitude}, {longitude}" for latitude, longitude in points if latitude and longitude), "")


def _positions(parts: Parts) -> list[_Element]:
    """The elements that hold a point: GeoRSS's own, and GML's within its ``where``."""
    positions = [*parts.all("georss:point")]
    for where in parts.all("georss:where"):
        for point in (where, *Parts(where).all("gml:point")):
            positions += Parts(point).all("gml:pos")
    return positions


def source_of(parts: Parts, said: Fields, base_url: str) -> tuple[str, str]:
    """The name and the address of where an item first appeared, if it says; either may be empty."""
    source = said.get("source") or {}
    name = line_said(source, "title") or line_of_markup(parts.words("dc:source"))
    url = absolute(words_said(source, "href"), base_url) or page_of(source, base_url) or self_of(source)
    return _name(name), url or absolute(name)


def _name(line: str) -> str:
    """A name that is no address."""
    return "" if line.lower().startswith(("http:", "https:", "www.")) else line


def _said(element: _Element, name: str) -> list[tuple[str, str]]:
    """The attributes of this local name that stand in a namespace, and their values."""
    found = ((str(key), str(value)) for key, value in element.attrib.items())
    return [(key, value) for key, value in found if key.endswith(f"}}{name}")]
