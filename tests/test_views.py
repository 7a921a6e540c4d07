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
    drop_view,
    put_view,
    read_rules,
    read_views,
    readable_views,
    rules_file,
    stamp_of,
    view_called,
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


def test_a_view_takes_the_place_of_the_one_with_its_name(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    rivers, trade = View("Rivers", "tag:rivers"), View("Trade", "tag:trade")
    put_view(home, rivers)
    put_view(home, trade)
    put_view(home, View(" rivers", "tag:streams"))
    assert [View(" rivers", "tag:streams"), trade] == read_views(home)
    found = view_called("RIVERS", read_views(home))
    assert found is not None
    drop_view(home, found)
    assert [trade] == read_views(home)
    assert view_called("Rivers", read_views(home)) is None


def test_what_can_be_read_is_and_the_rest_is_named(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    home.config_dir.mkdir()
    views_file(home).write_text(
        '[[view]]\nname = "A\\u001b\\nB"\nquery = "eels"\n[[view]]\nname = 7\nquery = ""\n'
    )
    views, [mistake] = readable_views(home)
    assert [View("A\ufffd B", "eels")] == views
    assert f"{views_file(home)}: view 2 needs name and query, each in quotation marks" == mistake
    with pytest.raises(ConfigError, match="view 2"):
        put_view(home, View("C", ""))


def test_another_file_has_another_stamp(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    assert stamp_of(views_file(home)) is None
    put_view(home, View("A", "eels"))
    first = stamp_of(views_file(home))
    assert first == stamp_of(views_file(home))
    put_view(home, View("A", "crab"))
    assert first != stamp_of(views_file(home))


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
