"""What is wished of a picture, and what comes of it: values that travel between processes as JSON lines."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Way(StrEnum):
    """How a terminal is given a picture."""

    KITTY = (
        "kitty"  # as PNG, shown where placeholders stand (kitty graphics protocol, "Unicode placeholders")
    )
    SIXEL = "sixel"  # as the dots of a VT340, a strip for each row of cells
    BLOCKS = "blocks"  # two coloured halves a cell


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture has to fit into: so many cells at most, each of so many pixels, on a ground of this
    colour (``#rrggbb``; empty where nobody knows it, so that what is transparent stays so)."""

    way: Way
    columns: int
    rows: int
    cell_width: int = 10
    cell_height: int = 20
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that is wanted: where it is, and how it is to be drawn, if it is. `typed` tells that the
    reader vouches for its server, so that it may be a private one."""

    url: str
    frame: Frame | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as it was wished, or in `error` the sentence that says why there is none.

    `file` holds it as it came, `width` and `height` are its pixels. It takes `columns` and `rows` of cells
    (none where there is nothing to see in it), for which `data` is: a PNG; for blocks RGBA for each column
    and half row, the last half row perhaps missing; for sixels a line a row.
    """

    url: str
    file: str = ""
    width: int = 0
    height: int = 0
    columns: int = 0
    rows: int = 0
    data: bytes = b""
    error: str = ""


def wish_to_line(wish: Wish) -> str:
    """The wish as one line of JSON."""
    frame = asdict(wish.frame) if wish.frame else {}
    return json.dumps({"url": wish.url, "typed": wish.typed, **frame})


def wish_from_line(line: str) -> Wish:
    """The wish a line of JSON holds. Raises ValueError with what is wrong with it."""
    try:
        match json.loads(line):
            case {"url": str(url), **rest}:
                frame = _frame(rest) if "way" in rest else None
                return Wish(url, frame, typed=rest.get("typed") is True)
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("it needs whole numbers for columns, rows, cell_width and cell_height") from error
    raise ValueError('it is no JSON object with a "url"')


def _frame(values: dict[Any, Any]) -> Frame:
    sizes = {
        name: values[name] for name in ("columns", "rows", "cell_width", "cell_height") if name in values
    }
    if not all(isinstance(size, int) and 0 < size < 10_000 for size in sizes.values()):
        raise TypeError
    return Frame(Way(values["way"]), **sizes, ground=str(values.get("ground", "")))


def print_to_line(done: Print) -> str:
    """The print as one line of JSON."""
    return json.dumps({**asdict(done), "data": b64encode(done.data).decode()})


def print_from_line(line: str) -> Print | None:
    """The print a line of JSON holds; None for a line that is none."""
    try:
        values = json.loads(line)
        return Print(**{**values, "data": b64decode(values["data"], validate=True)})
    except (ValueError, TypeError, KeyError):
        return None
