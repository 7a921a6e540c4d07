"""A news article as plain text: pasted from a browser, an e-mail, or just a title and paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise

from newsterm.cleaner import clean
from newsterm.model import Article
from newsterm.reading.anatomy.dates import date_of
from newsterm.reading.anatomy.frontmatter import names_in
from newsterm.reading.anatomy.lines import lines_of
from newsterm.sources.pasted import article_of_lines

# The lines an e-mail begins with (RFC 5322), as mail programs also print them in other languages.
_HEADER = re.compile(r"(?P<name>[^\W\d_]{2,12}):[ \t]+(?P<value>\S.*)")
_SUBJECTS = ("subject", "betreff", "objet", "asunto", "oggetto", "assunto")
_SENDERS = ("from", "von", "de", "da")
_DATES = ("date", "sent", "datum", "gesendet", "fecha", "data")
_HASHES = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_WRAPPED = range(45, 100)  # letters in a line that was broken to fit a page


def article_of_text(text: str, url: str = "") -> Article:
    """The article in a text that a person copied out of a page, every part in its place.

    Menus, promos and lists around it are left out of the body. A file with a title line and paragraphs,
    an e-mail, or paragraphs alone are read as they stand; a text without prose is all body.
    """
    headers, text = _headers(clean(re.sub(r"\r\n?", "\n", text)).strip())
    if text.startswith("# "):  # Markdown
        text = _HASHES.sub("", text)
    subject = _first(headers, _SUBJECTS)
    article = article_of_lines(lines_of(_unwrapped(text)), title=subject)
    return replace(
        article,
        url=url,
        byline=article.byline or names_in(_first(headers, _SENDERS).split("<")[0].strip(' "')),
        published=article.published or _sent(_first(headers, _DATES)),
    )


def _headers(text: str) -> tuple[dict[str, str], str]:
    """The header of an e-mail and the text under it; no header where there is no subject."""
    headers: dict[str, str] = {}
    lines = text.split("\n")
    for count, line in enumerate(lines):
        found = _HEADER.fullmatch(line)
        if not found:
            if len(headers) > 1 and _first(headers, _SUBJECTS):
                return headers, "\n".join(lines[count:])
            break
        headers[found["name"].casefold()] = found["value"].strip()
    return {}, text


def _first(headers: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((headers[name] for name in names if name in headers), "")


def _sent(value: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(value)
    except ValueError:
        return date_of(value)
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)


def _unwrapped(text: str) -> str:
    """The text with a paragraph a line, where lines were broken to fit: many go on in small letters."""
    pairs = [pair for pair in pairwise(text.split("\n")) if all(line.strip() for line in pair)]
    broken = [pair for pair in pairs if len(pair[0].rstrip()) in _WRAPPED and pair[1].lstrip()[0].islower()]
    if len(broken) < 2 or len(broken) * 3 < len(pairs):
        return text
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*[^\s\-*•>\d])", " ", text)
