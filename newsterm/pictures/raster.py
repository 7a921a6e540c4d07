"""The bytes of a picture → what a terminal is given of it. Only done within limits on memory and time."""

import math
from io import BytesIO

# Pillow knows more formats than the web has; a format that is not loaded can't be broken.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from newsterm.errors import ContentError
from newsterm.pictures.prints import Frame, Print, Way
from newsterm.pictures.sixels import COLOURS, encode

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
"""The formats that are read, by Pillow's names; of those that move, the first picture."""

MOST_PIXELS = 60_000_000
"""Larger than any camera of the press; three times as many bytes and more are needed to read one."""

LEAST_PIXELS = 8
"""A picture narrower or lower than this has nothing to show: it counts visitors, or keeps others apart."""

PIXELS_A_COLUMN = 5
"""A picture is drawn at most twice as large as it is, where a cell is ten pixels wide: what is too small to
fill the page stays small."""

_TURNED = (5, 6, 7, 8)  # values of EXIF's Orientation that lay a picture on its side (Exif 2.32, 4.6.4)
_ORIENTATION = 0x0112


def developed(content: bytes, frame: Frame | None) -> Print:
    """The picture in these bytes, made ready for a frame; without one only its size. Its url is left empty.

    Raises ContentError with the words that end a sentence.
    """
    Image.MAX_IMAGE_PIXELS = None  # looked at below, before anything is unpacked
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            return _developed(image, frame)
    except (ContentError, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise ContentError(_kind(content)) from error
    except Exception as error:  # Pillow raises whatever its parsers stumble over
        raise ContentError("it is broken") from error


def _kind(content: bytes) -> str:
    """What stands in place of a picture."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return "it is a drawing (SVG), which newsterm doesn't show"
    if start.startswith(b"<"):
        return "a page is in its place"
    return "it is of no kind that newsterm shows"


def _developed(image: Image.Image, frame: Frame | None) -> Print:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ContentError(f"it is too large ({width:,} × {height:,} pixels)")
    is_turned = image.getexif().get(_ORIENTATION) in _TURNED
    if is_turned:
        width, height = height, width
    if frame is None or min(width, height) < LEAST_PIXELS:
        image.load()
        return Print("", width=width, height=height)
    columns, rows, size = fitted(width, height, frame)
    lying = size[::-1] if is_turned else size
    image.draft("RGB", lying)  # a JPEG can be read smaller than it is
    # Half a cell is the mean of what it covers; what is finer keeps its edges.
    by = Image.Resampling.BOX if frame.way is Way.BLOCKS else Image.Resampling.LANCZOS
    image = _coloured(image).resize(lying, by)
    image = ImageOps.exif_transpose(image)
    data = _data(_grounded(image, frame.ground), frame, rows)
    return Print("", width=width, height=height, columns=columns, rows=rows, data=data)


def fitted(width: int, height: int, frame: Frame) -> tuple[int, int, tuple[int, int]]:
    """The columns and rows that a picture of these pixels takes in a frame, in its proportions, and the size
    in pixels that it has to be drawn in."""
    shape = height / width * frame.cell_width / frame.cell_height  # rows a column
    columns = min(frame.columns, math.ceil(width / PIXELS_A_COLUMN), max(1.0, frame.rows / shape))
    whole = max(1, round(columns))
    exact = min(frame.rows, max(0.5, whole * shape))
    if frame.way is Way.BLOCKS:
        halves = max(1, round(exact * 2))
        return whole, math.ceil(halves / 2), (whole, halves)
    rows = max(1, math.ceil(exact - 0.1))
    return whole, rows, (whole * frame.cell_width, max(1, round(min(exact, rows) * frame.cell_height)))


def _coloured(image: Image.Image) -> Image.Image:
    """The picture in RGB, or in RGBA where something shows through it."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _grounded(image: Image.Image, ground: str) -> Image.Image:
    """The picture on its ground, where that is known."""
    if image.mode != "RGBA" or not ground:
        return image
    under = Image.new("RGBA", image.size, ground)
    under.alpha_composite(image)
    return under.convert("RGB")


def _data(image: Image.Image, frame: Frame, rows: int) -> bytes:
    match frame.way:
        case Way.BLOCKS:
            return image.convert("RGBA").tobytes()
        case Way.SIXEL:
            return _sixels(image, frame.cell_height, rows)
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def _sixels(image: Image.Image, cell_height: int, rows: int) -> bytes:
    """The strips of a picture, one for each row of cells."""
    few = image.convert("RGB").quantize(COLOURS)
    palette = few.getpalette() or []
    colours = [(red, green, blue) for red, green, blue in zip(*[iter(palette)] * 3, strict=False)]
    dots, width = few.tobytes(), few.width
    strip = width * cell_height
    return b"\n".join(encode(dots[row * strip : (row + 1) * strip], width, colours) for row in range(rows))
