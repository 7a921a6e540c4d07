"""quotes: who said what."""

import csv
from pathlib import Path

from newsterm.cli.quoting import spark
from tests.cli.conftest import Terminal


def test_quotations_are_listed_by_speaker(subscribed: Terminal) -> None:
    (said,) = subscribed.lines("quotes", "--json", 'said:"Ines Okoye"')
    assert "Ines Okoye" == said["speaker"]
    assert "Lighthouse keeps its lamp" == said["title"]
    assert [] == subscribed.lines("quotes", "--json", "said:nobody")


def test_people_are_listed_by_how_much_they_are_quoted(subscribed: Terminal) -> None:
    (person,) = subscribed.lines("quotes", "--people", "--json")
    assert ("Ines Okoye", 1, 4, 1.0, 1) == tuple(
        person[name] for name in ("name", "quotations", "words", "share", "articles")
    )
    assert 26 == len(person["weeks"])
    assert "0 of 3 articles with full text" in subscribed.errors
    assert subscribed.run("quotes", "--people").startswith("Ines Okoye\t1\t100.0%\t1\t2026-11-21\t")
    assert "" == subscribed.run("quotes", "--people", "tag:food")
    assert "0 of 1 articles with full text" in subscribed.errors


def test_weeks_are_drawn_as_bars() -> None:
    assert " ▁▄█" == spark([0, 1, 50, 99])
    assert "  " == spark([0, 0])


def test_a_line_of_json_tells_what_a_quotation_rests_on(subscribed: Terminal) -> None:
    (said,) = subscribed.lines("quotes", "--json", "about:telephone")
    assert "KETTLE POINT (SNA) - The lamp stays." == said["before"]
    assert "said Ines Okoye" == said["attribution"]
    assert ("feed", 1) == (said["provenance"], said["revision"])
    link = "https://kettle-point.example/lamp#:~:text=Nobody%20sails%20by%20telephone"
    assert said["link"].startswith(link)


def test_quotations_are_written_with_their_citations(subscribed: Terminal) -> None:
    written = subscribed.run("quotes", "--markdown", "said:okoye")
    assert written.startswith(
        "> “Nobody sails by telephone,”\n>\n> — Ines Okoye, [Lighthouse keeps its lamp](https:"
    )
    assert "Kettle Point Gazette, 2026-11-21\n" in written
    header, cells = csv.reader(subscribed.run("quotes", "--csv", "said:okoye").splitlines())
    assert ["speaker", "text"] == header[:2]
    assert ["Ines Okoye", "Nobody sails by telephone,"] == cells[:2]


def test_the_same_words_in_two_outlets_are_shown_once(subscribed: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(
        "<rss version='2.0'><channel><title>Delta Courier</title><item><guid>1</guid><title>The lamp</title>"
        "<link>https://delta.example/lamp</link><pubDate>Fri, 20 Nov 2026 19:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;Boats need a lamp. “Nobody sails by telephone, not even my cousin,” said"
        " Ines Okoye, the keeper.&lt;/p&gt;</description></item></channel></rss>"
    )
    subscribed.run("add", str(other))
    assert 2 == len(subscribed.lines("quotes", "--json", "said:okoye"))
    assert 1 == len(subscribed.lines("quotes", "--json", "-n1", "said:okoye"))
    (once,) = subscribed.lines("quotes", "--json", "--once", "said:okoye")
    assert "Delta Courier" == once["outlet"]
    (cut,) = once["also"]
    assert ("Kettle Point Gazette", "Nobody sails by telephone, …") == (cut["outlet"], cut["text"])
    assert subscribed.run("quotes", "--once").endswith("\talso in Kettle Point Gazette\n")
    assert "- [Kettle Point Gazette](https:" in subscribed.run("quotes", "--once", "--markdown")


def test_what_an_article_no_longer_says_is_told_with_where_it_stood(
    terminal: Terminal, tmp_path: Path
) -> None:
    feed = tmp_path / "delta.xml"
    for words in ("“The river is low,” said Lena Ortiz.", "The ferry is late."):
        feed.write_text(
            "<rss version='2.0'><channel><title>Delta Courier</title><item><guid>1</guid><title>Low</title>"
            f"<link>https://delta.example/low</link><description>It rains. {words}</description></item>"
            "</channel></rss>"
        )
        terminal.run("add", str(feed))
        terminal.run("refresh", "--force")
    (said,) = terminal.lines("quotes", "--json")
    assert ("The river is low,", "It rains.", "said Lena Ortiz") == (
        said["text"],
        said["before"],
        said["attribution"],
    )
    assert (True, "feed", 1, None) == tuple(
        said[name] for name in ("gone", "provenance", "revision", "start")
    )
    assert "https://delta.example/low" == said["link"]
    assert "\tno longer in the article: version 1 of the feed, 20" in terminal.run("quotes")
    assert ", no longer in the article: version 1 of the feed, 20" in terminal.run("quotes", "--markdown")
    *_, gone = next(iter(csv.reader(terminal.run("quotes", "--csv").splitlines()[1:])))
    assert "True" == gone


def test_people_are_no_citations(subscribed: Terminal) -> None:
    subscribed.run("quotes", "--people", "--csv")
    assert "People are listed in plain lines or with --json" in subscribed.errors


def test_a_table_holds_no_formulas(terminal: Terminal, tmp_path: Path) -> None:
    feed = tmp_path / "hostile.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>=1+1</title><item><guid>1</guid><title>@SUM(A1)</title>"
        "<description>&lt;p&gt;“=cmd|calc is what I say to you,” said Ines Okoye.&lt;/p&gt;</description>"
        "</item></channel></rss>"
    )
    terminal.run("add", str(feed))
    _, cells = csv.reader(terminal.run("quotes", "--all", "--csv").splitlines())
    assert [] == [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    assert "'=1+1" in cells
