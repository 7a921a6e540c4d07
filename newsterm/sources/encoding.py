"""Bytes → text: what a document says of its encoding, checked against what its bytes are."""

import codecs
import re
import zlib

from newsterm.errors import ContentError
from newsterm.sources.document import LIMIT

_GZIP = b"\x1f\x8b"
_BOMS = (  # the longer ones first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (("<\0\0\0", "utf-32-le"), ("\0\0\0<", "utf-32-be"), ("<\0", "utf-16-le"), ("\0<", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
# What labels mean on the web: the larger set that holds the one they name (WHATWG Encoding, 4.2).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Codecs that are writing systems: Python has others (idna, unicode_escape, utf-7) that no page is in.
_WRITTEN = re.compile(
    r"cp\d+|iso8859-\d+|iso2022_\w+|koi8-\w|euc_\w+|gb\w+|big5\w*|shift_jis\w*|mac-?\w+|utf-(8|16|32)(-[bl]e)?|hz|ptcp154|johab"
)
_STATEFUL = re.compile(r"iso2022_\w+|hz")  # written in ASCII bytes, so they look like UTF-8
# The commonest letters of the scripts that older encodings were made for, to tell those apart.
_COMMON_LETTERS = {
    "cp932": "のにはをたがでてとしれさいるン",
    "euc_jp": "のにはをたがでてとしれさいるン",
    "gb18030": "的一是不了在人有我他国中年大到也这样都会说上为来要以时地就出们和新日月",
    "big5hkscs": "的一是不了在人有我他國中年大到也這樣都會說上為來要以時地就出們和新日月",
    "cp949": "이다는의을에가를한고지로하사",
    "cp1251": "оеаинтсрвлкмОЕАИНТСРВ",
    "koi8-r": "оеаинтсрвлкмОЕАИНТСРВ",
    "cp1253": "αοιετσνηυρκπςίό",
    "cp1255": "יהולארמתבשנ",
    "cp1256": "اليمونرتبةعد",
    "cp874": "านรอกเงยมลวด่้",
}
_MISREAD = re.compile("[\u00c2-\u00f4][^\\x00-\\x7f]")  # the first byte of a UTF-8 character and the next
_MISREAD_LEAD = b"\xc3"  # how UTF-8 begins each of those first bytes: looked for a hundred times quicker
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_ENOUGH = 0.2  # of a text's letters are among the commonest of its script
_SAMPLE = 100_000  # bytes looked at to guess an encoding


def unpack(content: bytes) -> bytes:
    """The content, unpacked where it is gzip that no header told of.

    Raises ContentError for what unpacks to more than `LIMIT` bytes, or to nothing.
    """
    if not content.startswith(_GZIP):
        return content
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(content, LIMIT + 1)
    except zlib.error as error:
        raise ContentError(f"it is packed with gzip and broken: {error}") from error
    if len(unpacked) > LIMIT:
        raise ContentError(f"it unpacks to more than {LIMIT >> 20} MB; newsterm reads no more")
    return unpacked


def decode(content: bytes, charset: str = "") -> str:
    """The text of some bytes, without byte order marks; `charset` is what the server said.

    In order: byte order mark, UTF-8 where the bytes are that whatever they are called, the server's word,
    the document's own declaration (XML 1.0, appendix F; HTML's meta), and a guess from the letters. What
    somebody before us read in the wrong encoding is set right where that is sure.
    """
    proven = _by_marks(content) or _stateful(content, charset)
    text = content.decode(proven, "replace") if proven else _utf8(content) or _legacy(content, charset)
    return repaired(text.lstrip("\ufeff")).lstrip("\ufeff")


def repaired(text: str) -> str:
    """A whole document, set right where it was UTF-8 that somebody read as Windows-1252 (``donâ€™t``).

    Only where that is sure: every sign in it that is not ASCII was misread so, and it is no single pair of
    signs, which may be meant. One letter that is right is proof enough that nobody misread the document.
    """
    if _MISREAD_LEAD not in text.encode("utf-8", "surrogatepass") or not _MISREAD.search(text):
        return text
    try:
        meant = text.encode("cp1252", "newsterm.c1").decode("utf-8")
    except UnicodeError:
        return text
    return repaired(meant) if len(text) - len(meant) > 1 else text  # a pair is a letter of two bytes


def _by_marks(content: bytes) -> str:
    """The encoding that the first bytes prove, or "" where they prove none."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    start = content[:4].decode("latin-1")
    return next((encoding for mark, encoding in _UNMARKED if start.startswith(mark)), "")


def _stateful(content: bytes, charset: str) -> str:
    """The encoding said, where it is one of those that are written in ASCII bytes."""
    said = _label(content, charset)
    return said if _STATEFUL.fullmatch(said) else ""


def _utf8(content: bytes) -> str:
    """The content read as UTF-8, or "" where it is not that."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _legacy(content: bytes, charset: str) -> str:
    """The content in the encoding it is said or seems to be in; it is not wholly UTF-8."""
    said = _label(content, charset)
    if said and said != "utf-8":
        return content.decode(said, "replace")
    rough = content.decode("utf-8", "replace")
    broken = rough.count("\ufffd")
    whole = sum(not character.isascii() for character in rough) - broken
    guess = _by_letters(content[:_SAMPLE]) if broken > whole else ""
    return content.decode(guess, "replace") if guess else content.decode("utf-8", "newsterm.cp1252")


def _label(content: bytes, charset: str) -> str:
    """The codec that the server, else the document, names; servers say Latin-1 unasked, so that waits."""
    declared = _DECLARED.search(content[:2048])
    own = (declared[1] or declared[2]).decode("ascii") if declared else ""
    names = [name for name in (_codec(charset), _codec(own)) if name]
    return next((name for name in names if name != "cp1252"), names[0] if names else "")


def _codec(label: str) -> str:
    """Python's name for an encoding, or "" for none that text is written in."""
    try:
        name = codecs.lookup(label.strip().replace("x-", "", 1)).name if label else ""
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(name, name) if _WRITTEN.fullmatch(name) or name in _MEANT else ""


def _by_letters(sample: bytes) -> str:
    """The encoding in which the sample has most of the letters its script would have, or ""."""
    runs = _BEYOND_ASCII.findall(sample)
    if sum(map(len, runs)) < 2 * len(runs):  # single letters with accents among ASCII: a Latin script
        return ""
    scores = {
        encoding: _share(sample, encoding, set(letters)) for encoding, letters in _COMMON_LETTERS.items()
    }
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _ENOUGH else ""


def _share(sample: bytes, encoding: str, letters: set[str]) -> float:
    """How many of the sample's characters beyond ASCII are among these letters, 0.0 to 1.0."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    beyond = [character for character in text if not character.isascii()]
    return sum(character in letters for character in beyond) / len(beyond) if beyond else 0.0


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: the bytes that are no UTF-8 stand for themselves in Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _write_c1(error: UnicodeError) -> tuple[bytes, int]:
    """A codec error handler: the five bytes Windows-1252 leaves open are written as they are."""
    assert isinstance(error, UnicodeEncodeError)
    return error.object[error.start : error.end].encode("latin-1"), error.end


codecs.register_error("newsterm.cp1252", _read_as_cp1252)
codecs.register_error("newsterm.c1", _write_c1)
