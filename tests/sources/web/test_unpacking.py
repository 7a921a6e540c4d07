"""What was packed is unpacked, and never to more than the limit."""

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.sources.web.unpacking import UnpackingError, unpack

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LIMIT = 1 << 20
FEED = b"<rss>" + b"The harbour opens. " * 500 + b"</rss>"


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", PACKERS)
@given(content=st.binary(max_size=2000))
def test_what_is_packed_comes_back(coding: str, content: bytes) -> None:
    assert content == unpack(PACKERS[coding](content), coding, LIMIT)


def test_deflate_without_its_frame_is_read_too() -> None:
    assert FEED == unpack(bare_deflate(FEED), "deflate", LIMIT)


def test_pieces_one_after_another_are_one_whole() -> None:
    assert FEED == unpack(gzip.compress(FEED[:100]) + gzip.compress(FEED[100:]) + b"\0" * 8, "gzip", LIMIT)
    assert FEED == unpack(zstd.compress(FEED[:100]) + zstd.compress(FEED[100:]), "zstd", LIMIT)


def test_codings_are_taken_off_from_the_last_to_the_first() -> None:
    assert FEED == unpack(brotli.compress(gzip.compress(FEED)), "gzip, identity, BR", LIMIT)


@pytest.mark.parametrize("codings", ["gzip", "br", "zstd", "deflate", "UTF-8", "gzip, br, zstd, gzip"])
@pytest.mark.parametrize("content", [FEED, b"\xef\xbb\xbf\n<rss/>", b'{"version": ""}', b"\xff\xfe<\0r\0"])
def test_what_is_plainly_a_document_is_read_whatever_the_server_says(codings: str, content: bytes) -> None:
    assert content == unpack(content, codings, LIMIT)


@pytest.mark.parametrize("coding", PACKERS)
def test_nothing_is_nothing_however_it_is_packed(coding: str) -> None:
    assert b"" == unpack(b"", coding, LIMIT)


@pytest.mark.parametrize("coding", PACKERS)
def test_what_breaks_off_is_told(coding: str) -> None:
    with pytest.raises(UnpackingError):
        unpack(PACKERS[coding](FEED)[:-9], coding, LIMIT)


@pytest.mark.parametrize("codings", ["gzip", "br", "zstd", "deflate", "compress", "gzip, br, zstd, gzip"])
def test_what_is_packed_otherwise_is_told(codings: str) -> None:
    with pytest.raises(UnpackingError):
        unpack(b"\x1f\x9d\x90 no such thing", codings, LIMIT)


def test_more_pieces_than_anybody_needs_are_refused() -> None:
    with pytest.raises(UnpackingError):
        unpack(gzip.compress(b"") * 1000, "gzip", LIMIT)


def test_a_window_that_takes_too_much_memory_is_refused() -> None:
    options: dict[int, int] = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    packer = zstd.ZstdCompressor(options=options)
    wide = packer.compress(FEED) + packer.flush()
    with pytest.raises(UnpackingError):
        unpack(wide, "zstd", LIMIT)


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_takes_little_memory(coding: str) -> None:
    bomb = PACKERS[coding](b" " * (64 * LIMIT))
    tracemalloc.start()
    unpacked = unpack(bomb, coding, LIMIT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert LIMIT < len(unpacked) <= 2 * LIMIT
    assert peak < 8 * LIMIT
