"""Pictures of every kind fit their frame, and hostile ones are a sentence."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsterm.errors import ContentError
from newsterm.pictures.prints import Frame, Print, Way
from newsterm.pictures.raster import developed, fitted
from tests.pictures.painting import BLUE, GREEN, RED, WHITE, boasting_png, file_of, painted, plain

GROUND = "#102030"


def blocks(content: bytes, columns: int = 40, rows: int = 20, ground: str = GROUND) -> Print:
    return developed(content, Frame(Way.BLOCKS, columns, rows, ground=ground))


def dots(done: Print) -> list[tuple[int, ...]]:
    return [tuple(done.data[start : start + 4]) for start in range(0, len(done.data), 4)]


def near(expected: tuple[int, ...], found: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 6 for one, other in zip(expected, found, strict=False))


def test_blocks_are_a_dot_for_each_half_of_a_cell() -> None:
    done = blocks(file_of(painted((RED, GREEN), (BLUE, WHITE), scale=10)), columns=2)
    assert (20, 20, 2, 1) == (done.width, done.height, done.columns, done.rows)
    assert [(*colour, 255) for colour in (RED, GREEN, BLUE, WHITE)] == dots(done)


def test_a_picture_keeps_its_proportions_by_leaving_half_a_row_free() -> None:
    done = blocks(file_of(plain(40, 30)), columns=4)
    assert (4, 2, 4 * 3) == (done.columns, done.rows, len(dots(done)))


def test_what_is_small_stays_small() -> None:
    assert (8, 2) == (blocks(file_of(plain(40, 20))).columns, blocks(file_of(plain(40, 20))).rows)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_the_kinds_of_the_web_are_read(kind: str) -> None:
    done = blocks(file_of(plain(40, 20, BLUE), kind), columns=4)
    assert all(near(BLUE, dot) for dot in dots(done))


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 128, (128, 128, 128)),
        ("1", 1, WHITE),
        ("CMYK", (0, 255, 255, 0), RED),
        ("LA", (200, 0), (16, 32, 48)),
        ("RGBA", (255, 0, 0, 0), (16, 32, 48)),
        ("RGBA", (255, 255, 255, 128), (136, 144, 152)),
        ("I;16", 0x8000, (128, 128, 128)),
    ],
)
def test_colours_of_every_kind_stand_on_the_ground(
    mode: str, colour: object, expected: tuple[int, ...]
) -> None:
    content = (
        file_of(plain(40, 20, colour, mode), "TIFF" if mode == "CMYK" else "PNG")
        if mode != "CMYK"
        else (file_of(plain(40, 20, colour, mode), "JPEG", quality=95))
    )
    assert all(near(expected, dot) for dot in dots(blocks(content, columns=4)))


def test_a_palette_with_a_hole_shows_the_ground() -> None:
    content = file_of(plain(40, 20, 0, "P"), "PNG", transparency=0)
    assert {(16, 32, 48, 255)} == set(dots(blocks(content, columns=4)))


def test_without_a_ground_what_is_transparent_stays_so() -> None:
    content = file_of(plain(40, 20, (255, 0, 0, 0), "RGBA"))
    assert {0} == {dot[3] for dot in dots(blocks(content, columns=4, ground=""))}


def test_a_picture_laid_on_its_side_is_set_upright() -> None:
    image = painted((RED, BLUE), scale=40)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    done = blocks(file_of(image, "JPEG", exif=exif, quality=95), columns=2, rows=9)
    assert (40, 80, 2, 2) == (done.width, done.height, done.columns, done.rows)
    assert near(RED, dots(done)[0])
    assert near(BLUE, dots(done)[-1])


def test_of_a_picture_that_moves_the_first_is_taken() -> None:
    frames = [plain(16, 16, number % 250, "P") for number in range(10_000)]
    content = file_of(frames[7], "GIF", save_all=True, append_images=frames[8:])
    expected = blocks(file_of(frames[7], "GIF"))
    assert expected == blocks(content)


def test_kitty_gets_a_png_of_the_size_of_its_cells() -> None:
    done = developed(file_of(plain(1000, 500)), Frame(Way.KITTY, 76, 10, 10, 20, GROUND))
    image = Image.open(BytesIO(done.data))
    assert ("PNG", (400, 200), (40, 10)) == (image.format, image.size, (done.columns, done.rows))


@pytest.mark.parametrize("size", [(1, 1), (900, 2), (7, 7)])
def test_what_only_counts_visitors_is_not_drawn(size: tuple[int, int]) -> None:
    assert Print("", width=size[0], height=size[1]) == blocks(file_of(plain(*size)))


def test_without_a_frame_only_the_size_is_told() -> None:
    assert Print("", width=40, height=20) == developed(file_of(plain(40, 20)), None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (boasting_png(100_000, 100_000), "it is too large (100,000 × 100,000 pixels)"),
        (boasting_png(4_000, 4_000), "it is broken"),
        (file_of(plain(400, 400), "JPEG")[:-300], "it is broken"),
        (file_of(plain(400, 400))[:60], "it is broken"),
        (b'<?xml version="1.0"?><svg><script>alert(1)</script></svg>', "it is a drawing (SVG)"),
        (b"<!DOCTYPE html><html>No entry</html>", "a page is in its place"),
        (b"GIF89a", "it is of no kind that newsterm shows"),
        (b"", "it is of no kind that newsterm shows"),
        (b"%PDF-1.7", "it is of no kind that newsterm shows"),
        (file_of(plain(300, 300), "TIFF"), "it is of no kind that newsterm shows"),
        (file_of(plain(300, 300), "PPM"), "it is of no kind that newsterm shows"),
    ],
)
@pytest.mark.parametrize("frame", [None, Frame(Way.BLOCKS, 40, 20)])
def test_what_is_no_picture_is_a_sentence(content: bytes, said: str, frame: Frame | None) -> None:
    with pytest.raises(ContentError, match="^" + said.replace("(", r"\(").replace(")", r"\)")):
        developed(content, frame)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF"])
)
def test_nothing_but_sentences_comes_of_noise(noise: bytes, start: bytes) -> None:
    try:
        developed(start + noise, Frame(Way.BLOCKS, 40, 20))
    except ContentError as error:
        assert str(error)


@given(
    st.integers(8, 10_000),
    st.integers(8, 10_000),
    st.sampled_from(Way),
    st.integers(1, 200),
    st.integers(1, 100),
    st.integers(4, 40),
    st.integers(8, 80),
)
def test_a_picture_never_leaves_its_frame(
    width: int, height: int, way: Way, columns: int, rows: int, cell_width: int, cell_height: int
) -> None:
    frame = Frame(way, columns, rows, cell_width, cell_height)
    wide, high, (across, down) = fitted(width, height, frame)
    assert 1 <= wide <= columns
    assert 1 <= high <= rows
    step = (1, 2) if way is Way.BLOCKS else (cell_width, cell_height)
    assert across == wide * step[0]
    assert 1 <= down <= high * step[1]
