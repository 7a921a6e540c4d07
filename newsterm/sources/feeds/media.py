"""The media of an item: pictures, each with its own words, films and sounds (Media RSS, iTunes' tags)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsterm.model import Enclosure, Picture, Tag
from newsterm.reading.html.addresses import absolute
from newsterm.sources.feeds.categories import media_tags_of
from newsterm.sources.feeds.constructs import markup_in
from newsterm.sources.feeds.figures import seconds_in
from newsterm.sources.feeds.mediafiles import Around, MediaFile, file_name, files_of, player_of, thumbnail_of
from newsterm.sources.feeds.modules import rating_of
from newsterm.sources.feeds.parts import Parts, base_of

_PLAYED = ("audio/", "video/")


@dataclass(frozen=True, slots=True)
class Media:
    """What an item carries besides its words. `about` is the HTML that tells of its films and sounds:
    the article's body where it has no other. `rating` tells for whom it is."""

    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    tags: tuple[Tag, ...] = ()
    about: str = ""
    rating: str = ""


def media_of(item: Parts, headline: str, files: Iterable[Enclosure] = ()) -> Media:
    """The media of one item; `files` are those that come with it as plain enclosures."""
    if not item.uses("media:", "itunes:"):
        return Media(*captioned(Media(), list(files)))
    found = files_of(item)
    pictures = [file.as_picture(headline) for file in found if file.is_picture]
    stills = _stills(item, found, headline)
    shown, others = captioned(Media((*pictures, *stills), tuple(_played(item, found, headline))), list(files))
    holders = _holders(item)
    return Media(
        pictures=shown,
        enclosures=_timed(others, seconds_in(item.words("itunes:duration"))),
        tags=tuple(dict.fromkeys(tag for holder in holders for tag in media_tags_of(holder))),
        about=_about(item, found),
        rating=next(filter(None, map(rating_of, holders)), ""),
    )


def captioned(
    item_media: Media, enclosures: Sequence[Enclosure]
) -> tuple[tuple[Picture, ...], tuple[Enclosure, ...]]:
    """All pictures and all other files, once those that came as plain enclosures are added."""
    shown = [Picture(file.url) for file in enclosures if file.media_type.startswith("image/")]
    others = [file for file in enclosures if not file.media_type.startswith("image/")]
    files: dict[str, Enclosure] = {}
    for file in (*item_media.enclosures, *others):
        files[file.url] = _completed(file, files.get(file.url, file))
    return distinct([*item_media.pictures, *shown]), tuple(files.values())


def distinct(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """The pictures, each once: the same file in another size is the same; words found once are kept."""
    found: dict[str, Picture] = {}
    for picture in pictures:
        name = file_name(picture.url)
        first = found.get(name, picture)
        found[name] = replace(
            first, caption=first.caption or picture.caption, credit=first.credit or picture.credit
        )
    return tuple(found.values())


def _completed(file: Enclosure, told_before: Enclosure) -> Enclosure:
    """A file with what was told of it elsewhere."""
    return Enclosure(
        file.url,
        file.media_type or told_before.media_type,
        file.length or told_before.length,
        file.duration or told_before.duration,
        file.title or told_before.title,
    )


def _timed(files: Sequence[Enclosure], seconds: int) -> tuple[Enclosure, ...]:
    """The files; the length of the episode is that of its sound or film."""
    return tuple(
        replace(file, duration=seconds)
        if seconds and not file.duration and file.media_type.startswith(_PLAYED)
        else file
        for file in files
    )


def _played(item: Parts, found: Sequence[MediaFile], headline: str) -> Iterator[Enclosure]:
    """The films and sounds; where there is none, the page that plays one."""
    films = [file.as_enclosure(headline) for file in found if not file.is_picture]
    player = "" if films else player_of(item)
    yield from films
    if player:
        yield Enclosure(player, "text/html")


def _holders(item: Parts) -> list[Parts]:
    """The elements in which tags and ratings of media can stand: the item, its groups, their contents."""
    holders = [item]
    for group in map(Parts, item.all("media:group")):
        holders += [group, *map(Parts, group.all("media:content"))]
    return [*holders, *map(Parts, item.all("media:content"))]


def _stills(item: Parts, found: Sequence[MediaFile], headline: str) -> Iterator[Picture]:
    """The stills of films; without any other picture, the item's own thumbnail or iTunes image."""
    around: list[Around] = [file.around for file in found if not file.is_picture]
    pictured = any(file.is_picture for file in found)
    if not pictured:
        around += [(Parts(group), item) for group in item.all("media:group")] + [(item,)]
    stills = [still for one in around if (still := thumbnail_of(one, headline))]
    yield from stills
    if not stills and not pictured:
        for image in item.all("itunes:image"):
            if url := absolute(image.get("href") or image.get("url") or "", base_of(image)):
                yield Picture(url)


def _about(item: Parts, found: Sequence[MediaFile]) -> str:
    """What is told of the item's films and sounds; never what is told of a picture."""
    films = (parts for file in found if not file.is_picture for parts in file.around)
    told = [parts.first("media:description") for parts in films]
    told += [item.first("itunes:summary"), item.first("itunes:subtitle")]
    return next(filter(None, (markup_in(element, guess=True) for element in told)), "")
