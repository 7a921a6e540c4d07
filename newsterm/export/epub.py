"""Articles as a book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), the articles of each outlet together."""

import uuid
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import BinaryIO

from newsterm.export import facts
from newsterm.export.html import STYLE, language_of, parts_of
from newsterm.model import Article

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{language}>
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""

_CONTENTS = '<nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{groups}\n</ol></nav>'

_GROUP = "<li><span>{name}</span>\n<ol>\n{entries}\n</ol></li>"

_ENTRY = '<li><a href="{file}">{title}</a></li>'

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:date>{written}</dc:date>
{publishers}
<meta property="dcterms:modified">{written}</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
<itemref idref="contents"/>
{spine}
</spine>
</package>
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in the book: its number there, and what the contents say of it."""

    number: int
    title: str
    outlet: str
    section: str
    language: str

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"article-{self.number}.xhtml"


def write_epub(file: BinaryIO, articles: Iterable[Article], title: str, written: datetime) -> int:
    """Write the articles, in their order within each outlet, as a book; how many there are.

    Nothing in it is loaded from elsewhere: pictures are links. The same articles, written at the same time,
    give the same bytes.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        book = _Book(archive, title, written.astimezone(UTC))
        book.put("mimetype", "application/epub+zip", zipfile.ZIP_STORED)  # first, and as it is (OCF 4.2.2)
        book.put("META-INF/container.xml", _CONTAINER)
        book.put("book/style.css", STYLE)
        names = uuid.uuid5(uuid.NAMESPACE_URL, title)
        chapters = []
        for number, article in enumerate(articles, 1):
            chapters.append(book.chapter(number, article))
            names = uuid.uuid5(names, article.id or article.url or article.title)
        book.close(chapters, names)
    return len(chapters)


@dataclass(frozen=True, slots=True)
class _Book:
    """A book being written."""

    archive: zipfile.ZipFile
    title: str
    written: datetime

    def put(self, name: str, content: str, compression: int = zipfile.ZIP_DEFLATED) -> None:
        """Put a file into the book."""
        entry = zipfile.ZipInfo(name, self.written.timetuple()[:6])
        entry.compress_type = compression
        self.archive.writestr(entry, content)

    def page(self, name: str, title: str, body: str, language: str = "") -> None:
        """Put a page into the book."""
        self.put(f"book/{name}", _PAGE.format(title=escape(title), body=body, language=language))

    def chapter(self, number: int, article: Article) -> Chapter:
        """Put an article into the book."""
        language = language_of(article)
        outlet, section = facts.words(article.outlet), facts.words(article.section)
        chapter = Chapter(
            number, facts.title_of(article), outlet, section, article.language if language else ""
        )
        self.page(chapter.file, chapter.title, parts_of(article), language.replace(" lang=", " xml:lang="))
        return chapter

    def close(self, chapters: list[Chapter], names: uuid.UUID) -> None:
        """Put in what says what is in the book."""
        groups = list(_grouped(chapters))
        contents = _CONTENTS.format(title=escape(self.title), groups="\n".join(map(_group, groups)))
        self.page("contents.xhtml", self.title, contents)
        languages = Counter(chapter.language for chapter in chapters if chapter.language)
        outlets = dict.fromkeys(chapter.outlet for chapter in chapters if chapter.outlet)
        self.put(
            "book/package.opf",
            _PACKAGE.format(
                id=names,
                title=escape(self.title),
                language=languages.most_common(1)[0][0] if languages else "und",
                written=f"{self.written:%Y-%m-%dT%H:%M:%SZ}",
                publishers="\n".join(f"<dc:publisher>{escape(outlet)}</dc:publisher>" for outlet in outlets),
                items="\n".join(map(_item, chapters)),
                spine="\n".join(
                    f'<itemref idref="article-{chapter.number}"/>' for _, group in groups for chapter in group
                ),
            ),
        )


def _grouped(chapters: Iterable[Chapter]) -> Iterator[tuple[str, list[Chapter]]]:
    """The chapters of each outlet, and of each section in it, under its name; in the order of the first."""
    groups: dict[str, dict[str, list[Chapter]]] = defaultdict(lambda: defaultdict(list))
    for chapter in chapters:
        groups[chapter.outlet][chapter.section].append(chapter)
    for outlet, sections in groups.items():
        for section, within in sections.items():
            yield " · ".join(filter(None, (outlet, section))) or "Articles", within


def _group(group: tuple[str, list[Chapter]]) -> str:
    name, chapters = group
    entries = (_ENTRY.format(file=chapter.file, title=escape(chapter.title)) for chapter in chapters)
    return _GROUP.format(name=escape(name), entries="\n".join(entries))


def _item(chapter: Chapter) -> str:
    return f'<item id="article-{chapter.number}" href="{chapter.file}" media-type="application/xhtml+xml"/>'
