"""What a server packed for the way (Content-Encoding), unpacked: never to more than a limit."""

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CODINGS = "gzip, deflate, br, zstd"
"""What can be unpacked, as it is told to servers (RFC 9110, 12.5.3)."""

_MEMBERS = 64  # packed pieces one after another that make one whole
_LAYERS = 3  # codings one over the other
_STEP = 1 << 18
_ZSTD_WINDOW = 23  # 8 MB are what servers may make a reader keep in mind (RFC 9659, 3)
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_GZIP_MAGIC = b"\x1f\x8b"
_BROKEN = (zlib.error, brotli.error, zstd.ZstdError)


class UnpackingError(Exception):
    """What was sent is not packed the way the server says, or breaks off."""


class _Unpacker(Protocol):
    """What unpacks one piece; zlib and zstd have the same."""

    @property
    def eof(self) -> bool:
        """Whether the piece is whole."""

    @property
    def unused_data(self) -> bytes:
        """What came after the piece."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What is in the piece, at most so many bytes."""


def unpack(content: bytes, codings: str, limit: int) -> bytes:
    """The content as it was before it was packed; of what is longer than `limit`, a little more than that.

    `codings` is the value of Content-Encoding (RFC 9110, 8.4). What is plainly a document already, whatever
    the server says, stays as it is. Raises UnpackingError.
    """
    names = [name for part in codings.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not content or not names:
        return content
    try:
        if len(names) > _LAYERS:
            raise UnpackingError
        for name in reversed(names):
            content = _unpacked(content, name, limit)
    except (UnpackingError, *_BROKEN) as error:
        if _is_plain(content):
            return content
        raise UnpackingError from error
    return content


def _unpacked(content: bytes, name: str, limit: int) -> bytes:
    """The content with one coding taken off."""
    match name:
        case "gzip" | "x-gzip":
            return _joined(lambda: zlib.decompressobj(16 + zlib.MAX_WBITS), content, _GZIP_MAGIC, limit)
        case "deflate":
            return _inflated(content, limit)
        case "br":
            return _brotli(content, limit)
        case "zstd":
            return _joined(_zstd, content, _ZSTD_MAGIC, limit)
    raise UnpackingError


def _joined(unpacker: Callable[[], _Unpacker], content: bytes, magic: bytes, limit: int) -> bytes:
    """All pieces one after another; what follows them and begins otherwise is padding."""
    whole = bytearray()
    for _ in range(_MEMBERS):
        piece = unpacker()
        whole += piece.decompress(content, limit + 1 - len(whole))
        if len(whole) > limit:
            return bytes(whole)
        if not piece.eof:
            raise UnpackingError
        content = piece.unused_data
        if not content.startswith(magic):
            return bytes(whole)
    raise UnpackingError


def _inflated(content: bytes, limit: int) -> bytes:
    """Deflate as it is meant, or without its frame, as some servers send it (RFC 9110, 8.4.1.2)."""
    try:
        return _joined(zlib.decompressobj, content, b"\0", limit)
    except zlib.error:
        return _joined(lambda: zlib.decompressobj(-zlib.MAX_WBITS), content, b"\0", limit)


def _brotli(content: bytes, limit: int) -> bytes:
    """Brotli, step by step: its own limit is a soft one."""
    stream = brotli.Decompressor()
    whole = bytearray(stream.process(content, output_buffer_limit=_STEP))
    while not stream.is_finished() and len(whole) <= limit:
        if stream.can_accept_more_data():
            raise UnpackingError
        whole += stream.process(b"", output_buffer_limit=_STEP)
    return bytes(whole)


def _zstd() -> _Unpacker:
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})


def _is_plain(content: bytes) -> bool:
    """Whether it is plainly XML, HTML or JSON, in whatever encoding."""
    return content[:256].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")[:1] in (b"<", b"{", b"[")
