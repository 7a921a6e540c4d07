"""Pictures are asked for once, politely, and kept; what goes wrong is a sentence."""

from pathlib import Path

import pytest

from newsterm.config import Config
from newsterm.pictures.album import Album
from newsterm.pictures.darkroom import LIMIT, prints
from newsterm.pictures.prints import Frame, Print, Way, Wish
from tests.pictures.painting import boasting_png, file_of, plain
from tests.serving import Site

HERE = Config(allow_hosts=("127.0.0.1",))
FRAME = Frame(Way.BLOCKS, 4, 4)


async def made(album: Album, *urls: str, config: Config = HERE) -> dict[str, Print]:
    found = prints([Wish(url, FRAME) for url in urls], config, album)
    return {done.url: done async for done in found}


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "pictures")


async def test_a_picture_is_fetched_once_and_from_then_on_kept(site: Site, album: Album) -> None:
    content = file_of(plain())
    url = site.answer("/quay.png", content, Content_Type="image/png")
    first = await made(album, url)
    assert (content, str(album.file(url))) == (album.find(url), first[url].file)
    assert (40, 20, 4, 1) == (first[url].width, first[url].height, first[url].columns, first[url].rows)
    assert first == await made(album, url)
    [request] = site.asked
    assert request.headers["Accept"].startswith("image/")
    assert not {"Cookie", "Referer"} & set(request.headers)


async def test_several_are_made_and_one_that_fails_harms_none(site: Site, album: Album) -> None:
    good, bad = site.answer("/good.png", file_of(plain())), site.answer("/bad.png", b"", 404)
    done = await made(album, good, bad)
    assert ("", "127.0.0.1 doesn't give the picture (404).") == (done[good].error, done[bad].error)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>Who are you?</html>", "The picture can't be shown: a page is in its place."),
        (
            b"<svg onload='x'/>",
            "The picture can't be shown: it is a drawing (SVG), which newsterm doesn't show.",
        ),
        (
            boasting_png(90_000, 90_000),
            "The picture can't be shown: it is too large (90,000 × 90,000 pixels).",
        ),
        (file_of(plain())[:50], "The picture can't be shown: it is broken."),
    ],
)
async def test_what_is_no_picture_is_not_kept(site: Site, album: Album, content: bytes, said: str) -> None:
    url = site.answer("/photo.jpg", content, Content_Type="image/jpeg")
    assert {url: Print(url, error=said)} == await made(album, url)
    assert album.find(url) is None


async def test_what_is_too_large_is_not_read_on(site: Site, album: Album) -> None:
    url = site.answer("/photo.jpg", bytes(LIMIT + 1))
    assert f"{url} is larger than 5 MB; newsterm reads no more." == (await made(album, url))[url].error


async def test_private_networks_are_left_alone(site: Site, album: Album) -> None:
    url = site.answer("/photo.jpg", file_of(plain()))
    done = await made(album, url, config=Config())
    assert "on a private network" in done[url].error
    assert [] == site.asked


async def test_a_private_server_is_asked_that_the_reader_vouches_for(site: Site, album: Album) -> None:
    url = site.answer("/photo.jpg", file_of(plain()))
    [done] = [done async for done in prints([Wish(url, FRAME, typed=True)], Config(), album)]
    assert "" == done.error


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "data:image/png;base64,AAAA", "/quay.png", "ftp://a/b", ""]
)
async def test_only_the_web_is_asked(album: Album, url: str) -> None:
    assert {url: Print(url, error="Only pictures on the web are shown.")} == await made(album, url)


async def test_what_can_not_be_kept_is_a_sentence(site: Site, tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("in the way")
    url = site.answer("/quay.png", file_of(plain()))
    done = await made(Album(tmp_path / "pictures"), url)
    assert "can't be written" in done[url].error
