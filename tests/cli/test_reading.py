"""list, show, tags, mark."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, Typing


def test_a_listed_article_has_the_documented_fields(subscribed: Terminal) -> None:
    first = subscribed.lines("list", "--json")[0]
    assert re.fullmatch("[0-9a-f]{12}", first.pop("id"))
    assert {
        "title": "Lighthouse keeps its lamp",
        "url": "https://kettle-point.example/lamp",
        "outlet": "Kettle Point Gazette",
        "published": "2026-11-21T09:00:00Z",
        "read": False,
        "starred": False,
        "tags": [{"term": "harbour", "scheme": "", "label": "", "mine": False}],
        "quotations": 1,
    } == first


def test_a_dash_before_a_field_is_part_of_the_query(subscribed: Terminal) -> None:
    assert ["Bakery wins by a loaf"] == subscribed.titles("-tag:harbour")
    assert ["Lighthouse keeps its lamp"] == subscribed.titles("tag:harbour", "-tag:transport")


def test_a_count_may_stick_to_its_option(subscribed: Terminal) -> None:
    assert 2 == len(subscribed.titles("-n2", "-is:starred"))
    subscribed.run("list", "-n", "-1")
    assert 2 == subscribed.code
    assert "'-1' is not a number" in subscribed.errors or "expected one argument" in subscribed.errors


def test_an_unknown_option_is_a_usage_error(terminal: Terminal) -> None:
    terminal.run("list", "--upside-down")
    assert 2 == terminal.code


def test_a_query_with_a_mistake_is_a_sentence(terminal: Terminal) -> None:
    terminal.run("list", "tga:harbour")
    assert 1 == terminal.code
    assert "tag" in terminal.errors


def test_finding_nothing_is_fine(subscribed: Terminal) -> None:
    assert "" == subscribed.run("list", "walrus")
    assert 0 == subscribed.code


def test_an_article_is_shown_with_its_speaker(subscribed: Terminal) -> None:
    (listed,) = subscribed.lines("list", "--json", "lighthouse")
    (shown,) = subscribed.lines("show", "--json", listed["id"])
    assert ("KETTLE POINT", "SNA") == (shown["dateline"], shown["wire"])
    (quotation,) = shown["quotations"]
    assert "Ines Okoye" == quotation["speaker"]
    assert "Nobody sails by telephone" in quotation["text"]
    assert quotation["text"] == shown["text"][quotation["start"] : quotation["end"]]
    plain = subscribed.run("show", listed["id"])
    assert "Lighthouse keeps its lamp" in plain
    assert "Ines Okoye: “Nobody sails by telephone" in plain


@pytest.mark.parametrize(
    ("option", "part"),
    [
        ("--markdown", "# Lighthouse keeps its lamp\n"),
        ("--html", '<mark class="said" title="Ines Okoye">Nobody sails by telephone,</mark>'),
        ("--text", "Lighthouse keeps its lamp\n"),
    ],
)
def test_an_article_is_shown_as_a_document(subscribed: Terminal, option: str, part: str) -> None:
    (listed,) = subscribed.lines("list", "--json", "lighthouse")
    shown = subscribed.run("show", option, listed["id"])
    assert part in shown
    assert "https://kettle-point.example/lamp" in shown


def test_an_article_is_shown_in_one_way_at_a_time(subscribed: Terminal) -> None:
    subscribed.run("show", "--json", "--html", "000000")
    assert 2 == subscribed.code
    assert "not allowed with" in subscribed.errors


def test_ids_stay_when_the_cache_is_emptied(subscribed: Terminal) -> None:
    before = [line["id"] for line in subscribed.lines("list", "--json")]
    for file in (subscribed.home / "cache").iterdir():
        if file.is_file():
            file.unlink()
    subscribed.run("refresh")
    assert before == [line["id"] for line in subscribed.lines("list", "--json")]


def test_marks_go_through_a_pipe(subscribed: Terminal, typed: Typing) -> None:
    typed(subscribed.run("list", "tag:harbour"))
    subscribed.run("mark", "--read", "--star", "--tag", "keep", "-")
    assert 0 == subscribed.code
    assert 2 == len(subscribed.titles("is:read", "is:starred", "tag:keep"))
    typed(subscribed.run("list", "--json", "tag:transport"))
    subscribed.run("mark", "--unread", "--unstar", "--untag", "keep", "-")
    assert ["Lighthouse keeps its lamp"] == subscribed.titles("is:read")


def test_marking_what_is_not_there_fails(subscribed: Terminal) -> None:
    subscribed.run("mark", "--read", "000000000000")
    assert 1 == subscribed.code
    assert "no such article" in subscribed.errors


def test_show_takes_ids_on_standard_input(subscribed: Terminal, typed: Typing) -> None:
    typed(subscribed.run("list"))
    assert 3 == len(subscribed.lines("show", "--json", "-"))


@pytest.mark.parametrize("odd", ["[" * 1000, '{"id": ' * 100_000, '{"id": null}', "\udcff"])
def test_lines_that_name_nothing_are_complained_of_and_the_rest_is_marked(
    subscribed: Terminal, typed: Typing, odd: str
) -> None:
    article = subscribed.lines("list", "--json", "-n", "1")[0]["id"]
    typed(f"{odd.encode(errors='replace').decode()}\n{article}\n")
    subscribed.run("mark", "--star", "-")
    assert (1, 1) == (subscribed.code, len(subscribed.errors.splitlines()))
    assert 1 == len(subscribed.titles("is:starred"))


def test_show_takes_an_article_on_standard_input(terminal: Terminal, typed: Typing) -> None:
    typed("Rain at last\n\nThe rain came on Sunday and stayed.\n\n“Finally, it rains,” said Ines Okoye.\n")
    (shown,) = terminal.lines("show", "--json", "-")
    assert "Rain at last" == shown["title"]
    assert ["Ines Okoye"] == [quotation["speaker"] for quotation in shown["quotations"]]


def test_facets_are_counted(subscribed: Terminal) -> None:
    counts = {(line["field"], line["value"]): line["count"] for line in subscribed.lines("tags", "--json")}
    assert 2 == counts["tag", "harbour"]
    assert 1 == counts["wire", "sna"]


def test_output_that_nobody_reads_to_its_end_is_no_error(subscribed: Terminal) -> None:
    command = f"{sys.executable} -m newsterm --home {subscribed.home} list | head -n 0"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert (0, b"") == (done.returncode, done.stderr)


def test_output_in_ascii_loses_letters_but_not_the_program(subscribed: Terminal) -> None:
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "newsterm", "--home", str(subscribed.home)]
    for arguments in (["quotes"], ["quotes", "--json"]):
        done = subprocess.run([*command, *arguments], env=environment, capture_output=True, check=False)
        assert (0, b"") == (done.returncode, done.stderr)
        assert b"Nobody sails by telephone" in done.stdout


def test_hostile_titles_reach_the_terminal_as_harmless_text(terminal: Terminal, tmp_path: Path) -> None:
    feed = tmp_path / "hostile.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>Evil &#27;[2J</title><item><guid>1</guid>"
        "<title>Click &amp;#27;]52;c;aGk=&amp;#7; here</title></item></channel></rss>"
    )
    terminal.run("add", str(feed))
    for arguments in (("list",), ("list", "--json"), ("feeds",), ("preview", str(feed))):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", terminal.run(*arguments) + terminal.errors)


@pytest.mark.parametrize(
    "verb",
    [
        "add",
        "remove",
        "feeds",
        "refresh",
        "list",
        "show",
        "quotes",
        "tags",
        "mark",
        "import",
        "export",
        "preview",
        "annotate",
    ],
)
def test_every_verb_has_help_with_examples(terminal: Terminal, verb: str) -> None:
    assert "examples:" in terminal.run(verb, "--help")
    assert 0 == terminal.code


def test_the_help_of_all_names_verbs_and_exit_codes(terminal: Terminal) -> None:
    text = terminal.run("--help")
    assert "annotate" in text
    assert "exit codes" in text
