"""The keywords of a page → the tags that mean something to a reader."""

import re
from collections.abc import Iterable

from newsterm.model import Tag

_NAMED = re.compile(r"^(?P<name>[\w .-]{2,24}):\s*(?P<value>\S.*)$")
_TOPICS = re.compile(r"subject|topic|keyword|(?:^|\s)tag|entity", re.IGNORECASE)
_IDENTIFIER = r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-.*"
_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
_VALUE = r"(?i:true|false|null|none|undefined)"
_MACHINE = re.compile(rf"{_IDENTIFIER}|{_HOST}|{_VALUE}|[/@]\S*|\S*_\S*|\d+")
_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,9}")
_CODES = 5  # of a page's keywords; a page with as many is tagged by a machine for machines
_LONGEST = 80  # characters


def tags_of(lists: Iterable[Iterable[Tag]], names: Iterable[str]) -> tuple[Tag, ...]:
    """The tags of the first of these lists that has some for readers.

    Left out are identifiers, hosts, codes, pairs of a name and a value that sort pages for machines, and the
    page's own `names`: outlet and authors.
    """
    own = {name.casefold() for name in names}
    for tags in lists:
        if kept := tuple(tag for tag in _for_readers(list(tags)) if tag.term.casefold() not in own):
            return kept
    return ()


def _for_readers(tags: list[Tag]) -> Iterable[Tag]:
    named = {tag: _NAMED.match(tag.term) for tag in tags}
    paired = sum(found is not None for found in named.values()) > 1
    coded = sum(_CODE.fullmatch(tag.term) is not None for tag in tags) >= _CODES
    kept: dict[str, Tag] = {}
    for tag, found in named.items():
        term = tag.term
        if found and paired:
            term = found["value"] if _TOPICS.search(found["name"]) else ""
        if (
            term
            and len(term) <= _LONGEST
            and not _MACHINE.fullmatch(term)
            and not (coded and _CODE.fullmatch(term))
        ):
            kept.setdefault(term.casefold(), Tag(term, tag.scheme, tag.label))
    return kept.values()
