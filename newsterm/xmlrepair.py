"""XML that is nearly right, put right: the mistakes people and programs make in subscription lists."""

import codecs
import re
from html import entities

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may have in it (XML 1.0, 2.2)."""

_DECLARED = re.compile(rb"""^[^<]{0,20}<?\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_HEAD = re.compile(r"^[^<]*(?:<\?xml[^>]{0,200}>)?", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});)?")
_BUILT_IN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def repaired(content: bytes) -> bytes:
    """The same document in UTF-8, without the commonest mistakes; every line keeps its number.

    Bare ampersands, names of HTML entities, characters that XML forbids, what stands before the first tag,
    an encoding that isn't the one declared.
    """
    text = ILLEGAL.sub("�", _decoded(content))
    head = _HEAD.match(text)
    skipped = head[0] if head else ""
    body = _AMPERSAND.sub(_reference, text[len(skipped) :])
    return ("\n" * skipped.count("\n") + body).encode("utf-8", "replace")


def _decoded(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(name, "replace")
    declared = _DECLARED.match(content)
    for name in (declared[1].decode("ascii") if declared else "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("utf-8", "replace")


def _reference(match: re.Match[str]) -> str:
    """A reference as XML knows it; an ampersand that begins none, written as one."""
    name = match[1] or ""
    if name.startswith("#"):
        code = int(f"0{name[1:]}", 16 if name[1] in "xX" else 10)
        return match[0] if code <= 0x10FFFF and not ILLEGAL.match(chr(code)) else "�"
    if name in _BUILT_IN:
        return match[0]
    known = entities.html5.get(f"{name};", "") if name else ""
    return "".join(f"&#{ord(sign)};" for sign in known) or f"&amp;{match[0][1:]}"
