"""The media of an item, each picture with its own words (Media RSS 1.5.1, and iTunes' podcast tags).

They are taken out of the tree, so that whoever reads the item next can't mistake the description of a
picture for the article.
"""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.etree import _Element

from newsterm.model import Enclosure, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.wording import line_of, line_of_markup, markup_or_text

_CAPTIONS = ("media:description", "media:text", "media:title")  # the first that has words is the caption
_LIFTED = frozenset({"itunes:image", "itunes:summary", "itunes:subtitle"})
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_NOBODY = "gravatar.com"  # portraits of authors, given as if they were pictures of the news


@dataclass(frozen=True, slots=True)
class Media:
    """What an item carries besides its words. `about` is the HTML that tells of its films and sounds:
    the article's body where it has no other."""

    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    tags: tuple[Tag, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Object:
    """One file of a medium, and the elements that may hold its words, nearest first."""

    element: _Element
    around: tuple[_Element, ...]
    url: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def size(self) -> int:
        """Its area, or its width where that is all that is told; 0 if unsaid."""
        return _number(self.element.get("width")) * (_number(self.element.get("height")) or 1)


def lift(item: _Element, base_url: str = "") -> Media:
    """The media of one item, whose elements for them are removed."""
    if not any(map(_name, item)):
        return Media()
    base_url = item.base or base_url
    objects = _largest(_objects(item, base_url))
    pictures = [_picture(found) for found in objects if found.is_picture]
    media = Media(
        pictures=distinct([*pictures, *_thumbnails(item, objects, base_url)]),
        enclosures=tuple(_enclosure(found) for found in objects if not found.is_picture),
        tags=tuple(_tags(item)),
        about=_about(item, objects),
    )
    _remove(item)
    return media


def captioned(
    item_media: Media, enclosures: Sequence[Enclosure]
) -> tuple[tuple[Picture, ...], tuple[Enclosure, ...]]:
    """All pictures and all other files, once those that came as plain enclosures are added."""
    shown = [Picture(file.url) for file in enclosures if file.media_type.startswith("image/")]
    others = [file for file in enclosures if not file.media_type.startswith("image/")]
    files = {file.url: file for file in (*item_media.enclosures, *others)}
    return distinct([*item_media.pictures, *shown]), tuple(files.values())


def distinct(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """The pictures, each once: the same file in another size is the same; words found once are kept."""
    found: dict[str, Picture] = {}
    for picture in pictures:
        name = _file_name(picture.url)
        first = found.get(name, picture)
        found[name] = replace(
            first, caption=first.caption or picture.caption, credit=first.credit or picture.credit
        )
    return tuple(found.values())


def _file_name(url: str) -> str:
    """What is the same for a picture in all its sizes: its address without what asks for a size."""
    whole, _, _ = url.partition("?")
    return whole if whole.lower().endswith(_PICTURE_ENDINGS) else url


def _largest(objects: Iterable[_Object]) -> list[_Object]:
    """The files, each in its largest size."""
    found: dict[str, _Object] = {}
    for one in objects:
        name = _file_name(one.url)
        found[name] = max(found.get(name, one), one, key=lambda same: same.size)
    return list(found.values())


def _name(element: _Element) -> str:
    """``media:…`` or ``itunes:…``, whichever of the namespaces in use for them; "" for other elements."""
    return _name_of(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=500)  # a feed has few names and many elements
def _name_of(tag: str) -> str:
    namespace, _, name = tag.lower().rpartition("}")
    if "mrss" in namespace or "media-rss" in namespace:
        return f"media:{name}"
    return f"itunes:{name}" if "itunes" in namespace else ""


def _children(element: _Element, *names: str) -> Iterator[_Element]:
    return (child for child in element if _name(child) in names)


def _objects(item: _Element, base_url: str) -> Iterator[_Object]:
    """The files of an item in their order; of a group, one picture and one of the others: the best."""
    for child in _children(item, "media:content", "media:group"):
        if _name(child) == "media:content":
            yield from _files(child, (child, item), base_url)
            continue
        inside = [
            found
            for content in _children(child, "media:content")
            for found in _files(content, (content, child, item), base_url)
        ]
        for kind in (True, False):
            if same := [found for found in inside if found.is_picture is kind]:
                yield max(same, key=_preference)


def _files(content: _Element, around: tuple[_Element, ...], base_url: str) -> Iterator[_Object]:
    """The file a media:content names, if it names one of use."""
    url = absolute(content.get("url") or "", base_url)
    found = _Object(content, around, url, _media_type(content, url))
    if (
        url and _NOBODY not in url and not (found.is_picture and found.size == 1)
    ):  # a pixel that counts readers
        yield found


def _preference(found: _Object) -> tuple[bool, int]:
    return found.element.get("isDefault", "").lower() == "true", found.size


def _media_type(content: _Element, url: str) -> str:
    """The MIME type said or meant; ``image/*`` and the like where only the medium is told."""
    said = (content.get("type") or "").strip().lower()
    medium = (content.get("medium") or "").strip().lower()
    if "/" in said and not (medium == "image" and not said.startswith("image/")):
        return said
    guess = mimetypes.guess_type(urlsplit(url).path)[0] or ""
    if medium and not guess.startswith(f"{medium}/"):
        return f"{medium}/*"
    return guess


def _picture(found: _Object) -> Picture:
    return Picture(found.url, _caption(found.around), _credit(found.around))


def _enclosure(found: _Object) -> Enclosure:
    return Enclosure(found.url, found.media_type, _number(found.element.get("fileSize")))


def _caption(around: Sequence[_Element]) -> str:
    """The nearest words that tell of a file; a title that is only the headline or a file name is none."""
    headlines = {line_of("".join(title.itertext())) for title in around[-1] if _is_headline(title)}
    for element in around:
        for name in _CAPTIONS:
            words = next((_words(child) for child in _children(element, name)), "")
            if words and not (name == "media:title" and (words in headlines or " " not in words)):
                return words
    return ""


def _is_headline(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "title" and not _name(element)


def _credit(around: Sequence[_Element]) -> str:
    """Who made a file, by the nearest words that tell; several names as one line."""
    for element in around:
        names = [_words(child) for child in _children(element, "media:credit")]
        if any(names):
            return " / ".join(dict.fromkeys(filter(None, names)))
    return ""


def _words(element: _Element) -> str:
    return line_of_markup("".join(element.itertext()))


def _thumbnails(item: _Element, objects: Sequence[_Object], base_url: str) -> Iterator[Picture]:
    """The stills of films; without any other picture, the item's own thumbnail or iTunes image."""
    stills = [found.around for found in objects if not found.is_picture]
    if not any(found.is_picture for found in objects):
        stills += [(group, item) for group in _children(item, "media:group")] + [(item,)]
    pictures = [picture for around in stills if (picture := _still(around, base_url))]
    yield from pictures
    if not pictures and not any(found.is_picture for found in objects):
        for image in _children(item, "itunes:image"):
            if url := absolute(image.get("href") or "", base_url):
                yield Picture(url)


def _still(around: tuple[_Element, ...], base_url: str) -> Picture | None:
    """The largest thumbnail of the nearest element that has one."""
    for element in around:
        thumbnails = [
            (_number(child.get("width")), url)
            for child in _children(element, "media:thumbnail")
            if (url := absolute(child.get("url") or child.text or "", base_url)) and _NOBODY not in url
        ]
        if thumbnails:
            _, url = max(thumbnails, key=lambda thumbnail: thumbnail[0])
            return Picture(url, _caption(around), _credit(around))
    return None


def _about(item: _Element, objects: Sequence[_Object]) -> str:
    """What is told of the item's films and sounds; never what is told of a picture."""
    films = [element for found in objects if not found.is_picture for element in found.around]
    told = [("media:description", element) for element in films]
    told += [("itunes:summary", item), ("itunes:subtitle", item)]
    texts = ("".join(child.itertext()) for name, element in told for child in _children(element, name))
    return markup_or_text(next((text for text in texts if text.strip()), ""))


def _tags(item: _Element) -> Iterator[Tag]:
    """The media's keywords and categories."""
    for element in item.iterdescendants():
        match _name(element):
            case "media:keywords":
                yield from (
                    Tag(term) for words in (element.text or "").split(",") if (term := line_of(words))
                )
            case "media:category":
                if term := line_of(element.text or element.get("label") or ""):
                    yield Tag(term, line_of(element.get("scheme") or ""), line_of(element.get("label") or ""))


def _remove(item: _Element) -> None:
    """Take the elements that were read out of the item."""
    for child in list(item):
        name = _name(child)
        if name.startswith("media:") or name in _LIFTED:
            item.remove(child)


def _number(said: str | None) -> int:
    """A count as attributes give it, 0 if they don't."""
    said = (said or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 0
