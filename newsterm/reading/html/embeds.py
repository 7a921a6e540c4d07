"""What a page embeds from elsewhere, told in one line: what it is, where it leads."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from lxml.etree import _Element

from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.figures import words_of

_SITES = {
    "youtube.com": "Video on YouTube",
    "youtube-nocookie.com": "Video on YouTube",
    "youtu.be": "Video on YouTube",
    "vimeo.com": "Video on Vimeo",
    "dailymotion.com": "Video on Dailymotion",
    "tiktok.com": "Video on TikTok",
    "twitch.tv": "Video on Twitch",
    "twitter.com": "Post on X",
    "x.com": "Post on X",
    "bsky.app": "Post on Bluesky",
    "instagram.com": "Post on Instagram",
    "facebook.com": "Post on Facebook",
    "reddit.com": "Post on Reddit",
    "t.me": "Post on Telegram",
    "soundcloud.com": "Audio on SoundCloud",
    "spotify.com": "Audio on Spotify",
    "podcasts.apple.com": "Audio on Apple Podcasts",
    "google.com": "Page on Google",
    "datawrapper.de": "Chart on Datawrapper",
    "dwcdn.net": "Chart on Datawrapper",
    "flourish.studio": "Chart on Flourish",
    "infogram.com": "Chart on Infogram",
    "giphy.com": "Picture on Giphy",
    "codepen.io": "Code on CodePen",
}
_TRACKERS = ("doubleclick.net", "googletagmanager.com", "googlesyndication.com", "amazon-adsystem.com")
_POST = re.compile(
    r"(?:^|\s)(twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|reddit-embed-bq"
    r"|reddit-card|mastodon-embed|fb-xfbml-parse-ignore)(?:$|\s)"
)
_POST_NAMES = {"twitter": "Post on X", "instagram": "Post on Instagram", "tiktok": "Video on TikTok"} | {
    "bluesky": "Post on Bluesky",
    "reddit": "Post on Reddit",
    "mastodon": "Post on Mastodon",
    "fb": "Post on Facebook",
}
_SAYS_NOTHING = re.compile(
    r"(?:(?:youtube|vimeo|twitter|spotify|embedded|embed|video|audio|player|iframe|content|post|frame|widget)"
    r"[\W_]*)+(?:\d+)?",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"^(?:View|See) this (?:post|photo) on Instagram\W*", re.IGNORECASE)
_WATCHED = re.compile(r"/(?:embed|v|shorts)/([\w-]{6,20})")
_KINDS = {"video": "Video", "audio": "Audio"}
_ADDRESSES = ("src", "data-src", "data", "data-lazy-src", "data-url")


class Embed(NamedTuple):
    """Where it leads, and what it is in a line."""

    url: str
    words: str


def player_of(element: _Element, base_url: str) -> Embed | None:
    """What a player or a frame embeds; nothing where that is for counting readers or leads nowhere."""
    url = _watched(next(_addresses(element, base_url), ""))
    host = host_of(url)
    if not host or any(_is_of(host, tracker) for tracker in _TRACKERS):
        return None
    kind = _KINDS.get(str(element.tag).removeprefix("amp-")) or _site(host)
    title = " ".join((element.get("title") or element.get("aria-label") or "").split())
    if _SAYS_NOTHING.fullmatch(title):
        title = ""
    if not title and str(element.tag) in _KINDS:
        title = urlsplit(url).path.rpartition("/")[2]
    return Embed(url, f"{kind}: {title}" if title else kind)


def post_of(element: _Element, base_url: str) -> Embed | None:
    """The post on another site that a block quotation was pasted from by that site's own code."""
    found = _POST.search(element.get("class", ""))
    if not found:
        return None
    given = (element.get(name, "") for name in ("data-instgrm-permalink", "data-bluesky-uri", "cite"))
    links = (link.get("href", "") for link in reversed(list(element.iter("a"))))
    url = next(filter(None, (absolute(address, base_url) for address in (*given, *links))), "")
    return Embed(url, _POST_NAMES[found[1].partition("-")[0]]) if url else None


def prompted(element: _Element) -> str | None:
    """What a post says beside the prompt to see it elsewhere; None where it doesn't prompt, but says all."""
    words = words_of(element)
    return None if words and not _PROMPT.match(words) else _PROMPT.sub("", words)


def address_alone(words: str) -> Embed | None:
    """An address that stands alone where the page is to show what is there."""
    url = absolute(words)
    return Embed(url, _site(host_of(url))) if url and " " not in words.strip() else None


def _addresses(element: _Element, base_url: str) -> Iterator[str]:
    """Where the element says that it is, the likeliest first."""
    for part in (element, *element.iterchildren("source", "embed")):
        yield from filter(None, (absolute(part.get(name, ""), base_url) for name in _ADDRESSES))
    if watched := element.get("data-videoid"):
        yield absolute(f"https://www.youtube.com/embed/{watched}")
    if posted := element.get("data-tweetid"):
        yield absolute(f"https://twitter.com/i/status/{posted}")


def _watched(url: str) -> str:
    """The page of a film or a post rather than the frame that shows it elsewhere."""
    host, parts = host_of(url), urlsplit(url)
    found = _WATCHED.match(parts.path)
    if found and _site(host) == "Video on YouTube" and found[1] != "videoseries":
        return f"https://www.youtube.com/watch?v={found[1]}"
    if host == "player.vimeo.com":
        return f"https://vimeo.com{parts.path.removeprefix('/video')}"
    if host == "platform.twitter.com" and (posted := parse_qs(parts.query).get("id")):
        return absolute(f"https://twitter.com/i/status/{posted[0]}")
    return url


def _site(host: str) -> str:
    """What there is at a host."""
    known = next((name for site, name in _SITES.items() if _is_of(host, site)), "")
    return known or f"Page on {host}"


def host_of(url: str) -> str:
    """The host of an address, as people call it."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def _is_of(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")
