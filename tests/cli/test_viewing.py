"""Saved views on the command line, and rules that mute there as everywhere."""

from newsterm.config import Home
from newsterm.views import Rule, View, views_file, write_rules, write_views
from tests.cli.conftest import Terminal


def test_views_are_listed_with_what_is_unread(subscribed: Terminal) -> None:
    home = Home.at(subscribed.home)
    write_views(home, [View("Harbour", "tag:harbour"), View("All", ""), View("Odd", "tag:(")])
    assert "Harbour\t2\ttag:harbour\nAll\t3\t\nOdd\t!\ttag:(\n" == subscribed.run("views")
    assert 1 == subscribed.code
    assert "“Odd”" in subscribed.errors
    harbour, _, odd = subscribed.lines("views", "--json")
    assert {"name": "Harbour", "query": "tag:harbour", "unread": 2, "error": None} == harbour
    assert odd["unread"] is None
    assert "tag: needs a value" in odd["error"]


def test_without_views_nothing_is_listed(terminal: Terminal) -> None:
    assert "" == terminal.run("views")
    assert 0 == terminal.code


def test_names_cannot_harm_a_terminal(subscribed: Terminal) -> None:
    path = views_file(Home.at(subscribed.home))
    path.parent.mkdir(exist_ok=True)
    path.write_text('[[view]]\nname = "\\u001b[2J[/]"\nquery = ""\n', encoding="utf-8")
    assert "\ufffd[2J[/]\t3\t\n" == subscribed.run("views")


def test_rules_mute_on_the_command_line_too(subscribed: Terminal) -> None:
    home = Home.at(subscribed.home)
    write_rules(home, [Rule("mute", "tag:food")])
    assert ["Lighthouse keeps its lamp", "Ferry timetable thins out"] == subscribed.titles()
    assert ["Bakery wins by a loaf"] == subscribed.titles("is:muted")
    write_rules(home, [Rule("mute", "is:read")])
    (lamp, *_) = subscribed.lines("list", "--json", "-n", "1")
    subscribed.run("mark", "--read", lamp["id"])
    assert 3 == len(subscribed.titles())
    subscribed.run("refresh")
    assert ["Ferry timetable thins out", "Bakery wins by a loaf"] == subscribed.titles()


def test_a_mistake_in_the_rules_is_named_and_nothing_else_suffers(subscribed: Terminal) -> None:
    write_rules(Home.at(subscribed.home), [Rule("mute", "tag:(")])
    assert 3 == len(subscribed.titles())
    assert 0 == subscribed.code
    assert "rules.toml: the rule “tag:(” is left out: tag: needs a value." in subscribed.errors
