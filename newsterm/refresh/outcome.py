"""What a refresh tells while it works: values, and the JSON lines they travel as."""

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Started:
    """A refresh of so many subscriptions has begun."""

    total: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A subscription is being asked for now."""

    subscription: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One subscription is done: so many articles new and changed, or the sentence that says why not.

    `skipped` says why it was left alone; `page` tells that the address gave a page or a text, no feed.
    """

    subscription: str
    address: str
    title: str = ""
    new: int = 0
    changed: int = 0
    error: str = ""
    skipped: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """These articles have been understood: their bodies and quotations are there to read."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of so many articles are fetched now, before anybody opens these."""

    total: int


@dataclass(frozen=True, slots=True)
class Paged:
    """The page of an article has been asked for, and this text is shown now ("page" or "feed").

    `error` says why the page gave no text that could stand for the article, `skipped` why it was left alone.
    """

    article: str
    text: str = "feed"
    title: str = ""
    error: str = ""
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The refresh is over; `stopped` if it was asked to end before it was done."""

    new: int = 0
    failed: int = 0
    stopped: bool = False


Event = Started | Asked | Refreshed | Annotated | Paging | Paged | Finished

_KINDS: dict[str, type[Any]] = {
    "started": Started,
    "asked": Asked,
    "refreshed": Refreshed,
    "annotated": Annotated,
    "paging": Paging,
    "paged": Paged,
    "finished": Finished,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_line(event: Event) -> str:
    """The event as one line of JSON: ``{"event": "refreshed", "subscription": ...}``."""
    return json.dumps({"event": _NAMES[type(event)], **asdict(event)})


def from_line(line: str) -> Event | None:
    """The event a line holds; None for a line that is none (a newer newsterm's, or noise)."""
    try:
        values = json.loads(line)
        kind = _KINDS[values.pop("event")]
        if kind is Annotated:
            values["ids"] = tuple(values["ids"])
        event: Event = kind(**values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return event
