"""Articles as a book (checked by hand with EPUBCheck 4.2.6 when it was written)."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from lxml.etree import fromstring

from newsterm.export.epub import write_epub
from newsterm.model import Article
from tests.export.newspaper import plain, the_river

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
}


def book(*articles: Article, title: str = "Rivers & <rain>") -> ZipFile:
    file = BytesIO()
    assert len(articles) == write_epub(file, articles, title, NOW)
    return ZipFile(file)


def part(archive: ZipFile, name: str) -> etree._Element:
    return fromstring(archive.read(f"book/{name}"))


def test_the_file_says_first_and_uncompressed_what_it_is() -> None:
    archive = book(the_river())
    first = archive.infolist()[0]
    assert ("mimetype", ZIP_STORED) == (first.filename, first.compress_type)
    assert b"application/epub+zip" == archive.read("mimetype")
    (root,) = fromstring(archive.read("META-INF/container.xml")).iterfind(".//{*}rootfile")
    assert root.get("full-path") in archive.namelist()


def test_the_contents_list_the_articles_of_each_outlet_and_section_together() -> None:
    archive = book(
        plain("Eels & nets", outlet="Delta Courier", section="World"),
        plain("Rain", outlet="Salen Review"),
        plain("Weir", outlet="Delta Courier", section="World"),
        plain("Tea"),
    )
    contents = part(archive, "contents.xhtml")
    groups = [
        (group.findtext("x:span", namespaces=NAMES), [link.text for link in group.iterfind(".//x:a", NAMES)])
        for group in contents.iterfind(".//x:nav/x:ol/x:li", NAMES)
    ]
    assert [
        ("Delta Courier · World", ["Eels & nets", "Weir"]),
        ("Salen Review", ["Rain"]),
        ("Articles", ["Tea"]),
    ] == groups


def test_it_is_read_in_the_order_of_its_contents() -> None:
    archive = book(plain("Eels", outlet="A"), plain("Rain", outlet="B"), plain("Weir", outlet="A"))
    package = part(archive, "package.opf")
    files = {item.get("id"): str(item.get("href")) for item in package.iterfind(".//opf:item", NAMES)}
    spine = [files[item.get("idref")] for item in package.iterfind(".//opf:itemref", NAMES)]
    listed = [str(link.get("href")) for link in part(archive, "contents.xhtml").iterfind(".//x:a", NAMES)]
    assert ["contents.xhtml", *listed] == spine
    assert {*files.values(), "package.opf"} == {
        name.removeprefix("book/") for name in archive.namelist() if name.startswith("book/")
    }


def test_it_says_what_it_is_of_when_and_in_which_language() -> None:
    package = part(
        book(the_river(), plain("Regen", language="de"), plain("Wehr", language="de")), "package.opf"
    )
    said = {
        name: package.findtext(f".//dc:{name}", namespaces=NAMES) for name in ("title", "language", "date")
    }
    assert {"title": "Rivers & <rain>", "language": "de", "date": "2026-11-24T03:00:00Z"} == said
    assert "und" == part(book(plain("Eels")), "package.opf").findtext(".//dc:language", namespaces=NAMES)


def test_each_page_is_in_its_own_language_and_marks_who_speaks() -> None:
    root = part(book(the_river()), "article-1.xhtml")
    assert "en-GB" == root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert ["Lena Ortiz"] == [mark.get("title") for mark in root.iterfind(".//x:mark", NAMES)]


def test_the_same_articles_give_the_same_book() -> None:
    one, other = BytesIO(), BytesIO()
    for file in (one, other):
        write_epub(file, [the_river()], "Rivers", NOW)
    assert one.getvalue() == other.getvalue()
    assert part(book(the_river()), "package.opf").findtext(".//dc:identifier", namespaces=NAMES) != part(
        book(plain("Eels")), "package.opf"
    ).findtext(".//dc:identifier", namespaces=NAMES)
