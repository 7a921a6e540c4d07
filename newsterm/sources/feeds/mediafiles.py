"""The files of Media RSS, each with the elements around it that may hold its words (Media RSS 1.5.1)."""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import _Element

from newsterm.model import Enclosure, Picture
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.constructs import line_in
from newsterm.sources.feeds.figures import number_in, seconds_in
from newsterm.sources.feeds.parts import Parts, base_of
from newsterm.sources.feeds.wording import line_of

_CAPTIONS = ("media:description", "media:text", "media:title")  # the first that has words is the caption
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_NOBODY = "gravatar.com"  # portraits of authors, given as if they were pictures of the news

Around = Sequence[Parts]
"""An element and those around it, nearest first; the last is the item."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of a medium, and the elements that may hold its words."""

    element: _Element
    around: Around
    url: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, no film or sound."""
        return self.media_type.startswith("image/")

    @property
    def size(self) -> int:
        """Its area, or its width where that is all that is told; 0 if unsaid."""
        return number_in(self.element.get("width")) * (number_in(self.element.get("height")) or 1)

    def as_picture(self, headline: str) -> Picture:
        """The picture with its caption and credit."""
        return Picture(self.url, caption_of(self.around, headline), credit_of(self.around))

    def as_enclosure(self, headline: str) -> Enclosure:
        """The film or sound with what is told of it."""
        return Enclosure(
            self.url,
            self.media_type,
            number_in(self.element.get("fileSize")),
            seconds_in(self.element.get("duration")),
            _title_of(self.around[:-1], headline),
        )


def files_of(item: Parts) -> list[MediaFile]:
    """The files of an item in their order, each in its largest size; of a group the best picture and film."""
    found: list[MediaFile] = []
    for content in item.all("media:content"):
        found += _file(content, (Parts(content), item))
    for group in item.all("media:group"):
        found += _best(group, item)
    return _largest(found)


def thumbnail_of(around: Around, headline: str) -> Picture | None:
    """The largest thumbnail of the nearest element that has one."""
    for parts in around:
        thumbnails = [
            (number_in(element.get("width")), url)
            for element in parts.all("media:thumbnail")
            if (url := absolute(element.get("url") or element.text or "", base_of(element)))
            and _NOBODY not in url
        ]
        if thumbnails:
            _, url = max(thumbnails, key=lambda thumbnail: thumbnail[0])
            return Picture(url, caption_of(around, headline), credit_of(around))
    return None


def caption_of(around: Around, headline: str) -> str:
    """The nearest words that tell of a file; a title that is only the headline or a file name is none."""
    for parts in around:
        for name in _CAPTIONS:
            words = line_in(parts.first(name))
            if words and not (name == "media:title" and (words == headline or " " not in words)):
                return words
    return ""


def credit_of(around: Around) -> str:
    """Who made a file, by the nearest words that tell; several names as one line."""
    for parts in around:
        names = dict.fromkeys(filter(None, map(line_in, parts.all("media:credit"))))
        if names:
            return " / ".join(names)
    return ""


def file_name(url: str) -> str:
    """What is the same for a picture in all its sizes: its address without what asks for a size."""
    whole, _, _ = url.partition("?")
    return whole if whole.lower().endswith(_PICTURE_ENDINGS) else url


def _title_of(around: Around, headline: str) -> str:
    """The nearest title of a file, unless it is the headline again."""
    titles = (line_in(parts.first("media:title")) for parts in around)
    title = next(filter(None, titles), "")
    return "" if title == headline else title


def _best(group: _Element, item: Parts) -> Iterator[MediaFile]:
    """Of the files of a group, which are one thing in several forms, one picture and one other."""
    parts = Parts(group)
    inside = [
        file
        for content in parts.all("media:content")
        for file in _file(content, (Parts(content), parts, item))
    ]
    for kind in (True, False):
        if same := [file for file in inside if file.is_picture is kind]:
            yield max(same, key=_preference)


def _preference(file: MediaFile) -> tuple[bool, int]:
    return file.element.get("isDefault", "").lower() == "true", file.size


def _file(content: _Element, around: Around) -> Iterator[MediaFile]:
    """The file a media:content names, or the page that plays it, if it is of use."""
    url = absolute(content.get("url") or "", base_of(content)) or player_of(around[0])
    file = MediaFile(content, around, url, _media_type(content, url))
    counts_readers = file.is_picture and file.size == 1
    if url and _NOBODY not in url and not counts_readers:
        yield file


def player_of(parts: Parts) -> str:
    """The address of the page that plays a film or a sound."""
    addresses = (
        absolute(element.get("url") or element.text or "", base_of(element))
        for element in parts.all("media:player")
    )
    return next(filter(None, addresses), "")


def _media_type(content: _Element, url: str) -> str:
    """The MIME type said or meant; ``image/*`` and the like where only the medium is told."""
    medium = line_of(content.get("medium", "")).lower()
    said = media_type_of(content, url)
    declared = "/" in content.get("type", "") and medium != "image"
    return said if declared or said.startswith(f"{medium}/") or not medium else f"{medium}/*"


def media_type_of(element: _Element, url: str) -> str:
    """The MIME type an element says, else what the ending of the file's address says."""
    said = line_of(element.get("type", "")).lower()
    return said if "/" in said else mimetypes.guess_type(urlsplit(url).path)[0] or ""


def _largest(files: Iterable[MediaFile]) -> list[MediaFile]:
    """The files, each in its largest size."""
    found: dict[str, MediaFile] = {}
    for one in files:
        name = file_name(one.url)
        found[name] = max(found.get(name, one), one, key=lambda same: same.size)
    return list(found.values())
