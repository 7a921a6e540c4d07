"""preview and annotate."""

import json
from pathlib import Path

from tests.cli.conftest import Terminal, Typing


def test_preview_shows_a_feed_and_its_articles_without_subscribing(
    terminal: Terminal, feed_file: Path
) -> None:
    feed, *articles = terminal.lines("preview", "--json", str(feed_file))
    assert ("Kettle Point Gazette", None) == (feed["feed"]["title"], feed["error"])
    assert ["g-3", "g-2", "g-1"] == [article["article"]["id"] for article in articles]
    assert {str(feed_file)} == {line["address"] for line in (feed, *articles)}
    assert [] == terminal.lines("feeds", "--json")


def test_preview_goes_on_after_an_address_that_fails(
    terminal: Terminal, feed_file: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.xml")
    bad, good, *_ = terminal.lines("preview", "--json", missing, str(feed_file))
    assert 3 == terminal.code
    assert "no such file" in bad["error"]
    assert good["error"] is None


def test_annotated_text_comes_back_code_point_for_code_point(terminal: Terminal, typed: Typing) -> None:
    text = "OSTEND — Rain.\u0007\u200b\n\n“Bring boots,” said \u202eTomas Brandt, a ranger.\r\n"
    typed(json.dumps({"id": 7, "text": text}) + "\n")
    (record,) = terminal.lines("annotate")
    assert (7, text) == (record["id"], record["text"])
    (quotation,) = record["quotations"]
    assert text[quotation["start"] : quotation["end"]] == quotation["text"]
    assert "Bring boots" in quotation["text"]
    assert "direct" == quotation["kind"]


def test_annotated_output_holds_nothing_a_terminal_must_not_see(terminal: Terminal, typed: Typing) -> None:
    typed(json.dumps({"id": "x", "text": "A\x1b]52;c;aGk=\x07 \x9b31m B"}) + "\n")
    assert terminal.run("annotate").strip().isprintable()


def test_a_pasted_page_comes_apart(terminal: Terminal, typed: Typing) -> None:
    pasted = (
        "Old mill turns again\n\n"
        "The mill at Kettle Point on the day it was opened. - KPN\n\n"
        "KETTLE POINT: The mill turned for the first time since the flood of 1987, watched by half the "
        "town and all of its dogs.\n\n"
        '"We had to ask the eels to leave," said miller Ines Okoye, who rebuilt the wheel alone.\n\n'
        "Visitors may come on Sundays until the end of the year, the town council said in a note.- SNA\n\n"
        "Follow us on our channel for the latest updates!\n"
        "Mills , Kettle Point\n\n"
        "Next In Coast News\n\n"
        "Eel count reaches a record high after a quiet spring\n"
        "Bridge closed for painting until the twelfth of December\n"
    )
    typed(json.dumps({"id": "m", "pasted": pasted}) + "\n")
    (record,) = terminal.lines("annotate")
    assert "Old mill turns again" == record["title"]
    assert ("KETTLE POINT", "SNA") == (record["dateline"], record["wire"])
    assert [
        {"url": "", "caption": "The mill at Kettle Point on the day it was opened.", "credit": "KPN"}
    ] == record["pictures"]
    assert ["Mills", "Kettle Point"] == record["tags"]
    assert ["Next In Coast News"] == [related["heading"] for related in record["related"]]
    assert 2 == len(record["related"][0]["headlines"])
    assert record["promos"]
    assert "Follow us" not in record["text"]


def test_a_line_that_is_no_article_is_pointed_at_and_the_rest_goes_on(
    terminal: Terminal, typed: Typing
) -> None:
    lines = {
        '{"id": 1}': 'it needs one of "text", "html" and "pasted"',
        "not json": "Expecting value",
        "[1, 2]": "it is no JSON object",
        "null": "it is no JSON object",
        '{"text": "Whose?"}': 'it has no "id"',
        '{"id": 1, "url": [1], "html": "<p>"}': 'its "url" is no text',
        '{"id": ' + "[" * 100_000: "it is nested too deeply",
    }
    typed("\n".join([*lines, '{"id": 2, "text": "Fine."}']) + "\n")
    assert [2] == [record["id"] for record in terminal.lines("annotate")]
    assert 1 == terminal.code
    said = terminal.errors.splitlines()
    assert len(lines) == len(said)
    for number, (sentence, reason) in enumerate(zip(said, lines.values(), strict=True), 1):
        assert f"line {number} of standard input can't be used: {reason}" in sentence


def test_a_page_without_an_article_is_named_once(terminal: Terminal, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><h1>Hi</h1></body></html>")
    terminal.run("preview", str(page))
    assert f"newsterm: {page}: the page holds no article\n" == terminal.errors
