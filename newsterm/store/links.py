"""Links as they are compared: which addresses are one, and which name one article wherever they stand."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(utm_.*|mtm_.*|pk_.*|guce_.*|at_(medium|campaign|link|bbc|ptr|custom).*"
    r"|ns_(source|mchannel|campaign|linkname|fee)|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid"
    r"|igsh(id)?|mibextid|mc_[ce]id|_hs(enc|mi)|mkt_tok|wt_mc|xtor|cmp(id)?|icid|ncid|ocid|smid|guccounter"
    r"|ref_(src|url)|__twitter_impression|_g[al]|phpsessid|amp)=.*|outputtype=amp"
    r"|(source|src|ref|from|via|medium|partner|emc|traffic_source|maca|feed\w*)=(.*[-_.])?rss\b.*",
    re.IGNORECASE,
)
_PART = re.compile(r"comments|respond|disqus_thread|more-\d+|:~:.*", re.IGNORECASE)
_SAME_SITE = re.compile(r"(www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP = re.compile(r"(/amp|\.amp)(?=$|\.html?$)")
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_TELLING = re.compile(r"\d|[-_][^\W_]+[-_]")  # a figure, or a name of three words or more
_PORTS = {"http": 80, "https": 443}


class Reach(Enum):
    """Where a link names an article: in all feeds, in those that give it one title, or in its own alone."""

    ANYWHERE = auto()
    WITH_TITLE = auto()
    AT_HOME = auto()


class Link(NamedTuple):
    """A link as links are compared, and where it names an article."""

    canonical: str
    reach: Reach


def canonical(url: str) -> str:
    """An address as addresses are compared (RFC 3986, 6.2): http and https alike, the host in lower case.

    Left out are the port, a trailing slash, tracking parameters and session numbers, "www." and "m.", what
    marks an AMP page, and fragments that only lead to a part of the same article.
    """
    return link_of(url).canonical


@lru_cache(4096)
def link_of(url: str) -> Link:
    """An address, as it is compared.

    A front page names nothing outside its own feed, nor does a link to the comments of an article; what
    looks like a section or a show does where the title is the same, too.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Link(url.strip(), Reach.AT_HOME)
    if parts.scheme not in _PORTS or not host:
        return Link(url.strip(), Reach.AT_HOME)
    host = _SAME_SITE.sub("", host, count=1)
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = _query(parts.query)
    path = _path(parts.path, query)
    is_part = bool(_PART.fullmatch(parts.fragment))
    fragment = "" if is_part or _TRACKING.fullmatch(parts.fragment) else parts.fragment
    rest = urlunsplit(("", "", path, query, fragment))
    reach = Reach.AT_HOME if is_part or rest == "/" else Reach.WITH_TITLE
    if reach is Reach.WITH_TITLE and _TELLING.search(rest):
        reach = Reach.ANYWHERE
    return Link(f"https://{host}{rest}", reach)


def _query(query: str) -> str:
    """The parameters that ask for something, in an order of their own."""
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(
        sorted(pair for pair in pairs if not _TRACKING.fullmatch("=".join(pair))), errors="replace"
    )


def _path(path: str, query: str) -> str:
    """A path without what only says how the article is shown."""
    path = _SESSION.sub("", unquote(path) if "%" in path else path).rstrip("/")
    short = _AMP.sub("", path)
    return (short if _TELLING.search(f"{short}?{query}") else path) or "/"
