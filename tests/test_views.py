"""Views and rules are written so that they are read back, and never twice."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.config import Home
from newsterm.errors import ConfigError
from newsterm.views import (
    Rule,
    View,
    add_rules,
    add_views,
    read_rules,
    read_views,
    rules_file,
    views_file,
    write_views,
)

lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf", "Zl", "Zp", "Co"]), max_size=20)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home.at(tmp_path_factory.mktemp("views"))


@given(st.lists(st.builds(View, lines, lines)))
def test_what_is_written_is_read_back(home: Home, views: list[View]) -> None:
    write_views(home, views)
    assert views == read_views(home)


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert ([], []) == (read_views(Home.at(tmp_path)), read_rules(Home.at(tmp_path)))


def test_views_are_added_once_and_keep_their_order(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    rivers, trade = View("Rivers", "tag:rivers"), View("Trade", "tag:trade -is:read")
    assert ([rivers, trade], []) == add_views(home, [rivers, trade])
    other = View("Rivers", "tag:streams")
    assert ([], [other]) == add_views(home, [trade, rivers, other])
    assert [rivers, trade] == read_views(home)


def test_rules_are_added_once(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    rule = Rule("mute", 'from:"Delta Courier" title:"horo\\"scope"')
    assert [rule] == add_rules(home, [rule, rule])
    assert [] == add_rules(home, [rule])
    assert [rule] == read_rules(home)


def test_the_files_are_the_readers_alone(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    add_views(home, [View("Rivers", "tag:rivers")])
    assert 0o600 == views_file(home).stat().st_mode & 0o777
    assert [views_file(home)] == list(home.config_dir.iterdir())


@pytest.mark.parametrize(
    "text",
    [
        "[[rule]\n",
        "rule = 3\n",
        "rule = [3]\n",
        '[[rule]]\ndo = "mute"\n',
        '[[rule]]\ndo = "mute"\nquery = 1\n',
    ],
)
def test_a_file_that_was_spoilt_is_named(tmp_path: Path, text: str) -> None:
    home = Home.at(tmp_path)
    home.config_dir.mkdir()
    rules_file(home).write_text(text)
    with pytest.raises(ConfigError, match=r"rules\.toml"):
        read_rules(home)
