"""The nouns: frozen values that know nothing of disk, wire or screen.

Offsets count Unicode code points. Times are aware, in UTC.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this stretch."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end


RULE = "* * *"
"""The paragraph that stands for a rule between others, as in books and in Markdown."""

MEANING = ":"
"""The marker of a list item that tells what the term in the line above it means."""


class StyleKind(StrEnum):
    """What a stretch of a body is; the first six are blocks, the rest stand in a line."""

    HEADING = "heading"  # level 1-6
    LIST_ITEM = "list-item"  # level: depth from 1; value: the marker: "•", "3.", MEANING
    BLOCK_QUOTE = "block-quote"  # level: depth from 1
    CODE_BLOCK = "code-block"
    TABLE = "table"  # a row a line, cells parted by tabs; level: the number of heading rows
    PICTURE = "picture"  # empty span where the picture stands; value: its index in `pictures`
    LINK = "link"  # value: the absolute address
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    QUOTED = "quoted"  # the publisher's own <q>
    STRUCK = "struck"  # taken back by the writer: <del>, <s>


class Style(NamedTuple):
    """One kind of style over one stretch of a body."""

    kind: StyleKind
    span: Span
    value: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """One text, and the styles over it. Blocks are parted by one blank line (``\\n\\n``), items of a
    list and rows of a table by ``\\n``; a line break inside a paragraph is ``\\n`` too."""

    text: str = ""
    styles: tuple[Style, ...] = ()

    def of_kind(self, kind: StyleKind) -> Iterator[Style]:
        """The styles of one kind, in the order of the text."""
        return (style for style in self.styles if style.kind is kind)


class Kind(StrEnum):
    """How words are attributed: wholly in marks, partly in marks, or retold."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name known, and the words that name the speaker here, if any do."""

    name: str
    mention: Span | None = None


UNSURE = 0.5
"""Below this confidence who speaks is a guess."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to somebody: what was said, by whom, and the words that tell."""

    content: Span
    kind: Kind
    speaker: Speaker | None = None
    cue: Span | None = None
    confidence: float = 1.0

    @property
    def is_unsure(self) -> bool:
        """Whether who speaks is but a guess."""
        return self.confidence < UNSURE


@dataclass(frozen=True, slots=True)
class Tag:
    """A category: the publisher's term, the scheme it belongs to, the label to show, or one of mine.

    `kind` is "person", "place" or "organisation" where the scheme says that it names one, else empty.
    """

    term: str
    scheme: str = ""
    label: str = ""
    mine: bool = False
    kind: str = ""

    def __str__(self) -> str:
        return self.label or self.term


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the words that belong to it."""

    url: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an article: a podcast, a video, a document. Length in bytes, duration in
    seconds, each 0 if unsaid."""

    url: str
    media_type: str = ""
    length: int = 0
    duration: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A headline that leads somewhere; the address may be unknown (pasted text)."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Headlines listed under a heading of the page: "Next in …", "Others also read"."""

    heading: str
    headlines: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news with all its parts.

    `id` is newsterm's own, empty until the article belongs to a subscription. `markup` is the HTML the
    body is derived from (empty for plain text); `version` is that of the engine that understood the
    article, 0 before its body was derived and its quotations found. `comments` is how many there are,
    `episode` which one of a series ("season 2, episode 5"), `location` the point or place a feed pins it
    to (GeoRSS), `rating` for whom it is ("explicit", "adult"), `source_url` where it first appeared, `wall`
    what keeps a page from being read whole ("subscription", "login", "consent", "captcha").
    """

    id: str = ""
    guid: str = ""
    url: str = ""
    title: str = ""
    deck: str = ""
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    outlet: str = ""
    section: str = ""
    dateline: str = ""
    wire: str = ""
    tags: tuple[Tag, ...] = ()
    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    comments_url: str = ""
    comments: int = 0
    episode: str = ""
    location: str = ""
    rating: str = ""
    source_url: str = ""
    wall: str = ""
    related: tuple[Related, ...] = ()
    promos: tuple[str, ...] = ()
    markup: str = ""
    body: Body = field(default_factory=Body)
    quotations: tuple[Quotation, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a publisher wants a feed to be asked for: every so often, and not in these hours (0-23,
    UTC) and on these days (0 is Monday) (RSS 2.0 ttl, skipHours, skipDays; RSS 1.0 syndication module)."""

    every: timedelta | None = None
    quiet_hours: tuple[int, ...] = ()
    quiet_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """What a publisher says of a feed."""

    title: str = ""
    site_url: str = ""
    description: str = ""
    language: str = ""
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True, slots=True)
class Offer:
    """A source that a site offers: where it is, what it is called, and of what kind it is ("RSS", "Atom",
    "JSON Feed", "news sitemap", "page")."""

    address: str
    title: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed and its articles as one document gave them; `problem` says what was odd but readable.

    `lone` is set where the document is a single article, a page or a text, and no feed at all. `parts` are
    the addresses of further documents that belong to it (the sitemaps of an index), newest first.
    """

    feed: Feed
    articles: tuple[Article, ...] = ()
    problem: str = ""
    lone: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it "changed since?" with, byte for byte (RFC 9110, 8.8).

    `url` is where they came from, if that is not the address asked for: nobody else is asked with them.
    """

    etag: str = ""
    last_modified: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """How asking for a source has gone so far, kept over restarts; times are None for never.

    `asked` is the last try, `succeeded` the last one that worked, `due` when it is to be asked again by
    itself (None: at once, or, where it is `gone`, never). `failures` counts those in a row. `moved_to` is
    where permanent redirects led lately, since `moved_since`, `moved_times` times in a row. `lone` tells
    that it gave a page or a text, no feed. `content_hash` stands for the bytes last read. `newest` is the
    date of its newest article, `rhythm` the time that usually lies between two.
    """

    validators: Validators = field(default_factory=Validators)
    content_hash: str = ""
    asked: datetime | None = None
    succeeded: datetime | None = None
    due: datetime | None = None
    error: str = ""
    failures: int = 0
    gone: bool = False
    lone: bool = True
    moved_to: str = ""
    moved_since: datetime | None = None
    moved_times: int = 0
    pace: Pace = field(default_factory=Pace)
    newest: datetime | None = None
    rhythm: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the reader says of a feed: where it is, what to call it, which folders to file it in.

    `id` is derived from the first address and kept when the feed moves. A folder is its path, from the
    outermost name inwards. `attributes` are those of its outline in a subscription list, kept to be given
    back. `typed` tells that the reader typed the address, so that its own host may be a private one.
    """

    id: str
    address: str
    title: str = ""
    folders: tuple[tuple[str, ...], ...] = ()
    added: datetime | None = None
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """What the reader did with an article."""

    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """An article without its body: what a row of the list shows. `row` orders by date, newest largest;
    `seen` tells that this is when it was first seen, as it came with no date that can be true;
    `subscription` is the id of the one it came with. `updated` is when its words last changed, `changed`
    whether that was after the reader last read it."""

    row: int
    id: str
    title: str
    outlet: str
    url: str = ""
    published: datetime | None = None
    tags: tuple[Tag, ...] = ()
    quotations: int = 0
    status: Status = field(default_factory=Status)
    seen: bool = False
    subscription: str = ""
    updated: datetime | None = None
    changed: bool = False
