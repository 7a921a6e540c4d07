"""Settings are read from one file; a mistake in it is pointed at."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsterm.config import Config, FeedSettings, Home, read_config
from newsterm.errors import ConfigError


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_as_a_new_reader_wants_it(tmp_path: Path) -> None:
    assert Config() == read_config(tmp_path / "config.toml")


def test_settings_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, 'mark_read = "seconds"\n[keys]\n"headlines.star" = "*"\n')
    config = read_config(path)
    assert "seconds" == config.mark_read
    assert {"headlines.star": "*"} == config.keys


@pytest.mark.parametrize(
    ("written_so", "time"),
    [
        ("0", timedelta()),
        ("90", timedelta(minutes=90)),
        ("1.5", timedelta(seconds=90)),
        ('"90s"', timedelta(seconds=90)),
        ('"30min"', timedelta(minutes=30)),
        ('"6h"', timedelta(hours=6)),
        ('" 2.5 d "', timedelta(days=2.5)),
        ('"999999999d"', timedelta(days=366)),
    ],
)
def test_a_time_is_a_number_of_minutes_or_has_a_unit(
    tmp_path: Path, written_so: str, time: timedelta
) -> None:
    assert time == read_config(written(tmp_path, f"min_interval = {written_so}")).min_interval


def test_hosts_on_private_networks_are_allowed_by_a_list(tmp_path: Path) -> None:
    hosts = ("nas.home", "192.168.1.5:8080", "10.0.0.0/8", "[fd00::1]:80")
    assert hosts == read_config(written(tmp_path, f"allow_hosts = {list(hosts)}")).allow_hosts


FEED = """[feeds."https://delta-courier.example/members.rss"]
user = "lena"
password = "secret: \\"5\\""
headers = { X-Token = "wren" }
interval = "6h"
"""


def test_a_feed_has_settings_of_its_own(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, FEED))
    wanted = FeedSettings({"X-Token": "wren"}, "lena", 'secret: "5"', timedelta(hours=6))
    assert wanted == config.feed("https://delta-courier.example/members.rss")
    assert wanted == config.feed("HTTPS://me@Delta-Courier.example:443/members.rss#top")
    assert FeedSettings() == config.feed("https://delta-courier.example/other.rss")
    assert FeedSettings() == config.feed("http://delta-courier.example/members.rss")


def test_no_password_is_in_what_could_be_logged(tmp_path: Path) -> None:
    shown = repr(read_config(written(tmp_path, FEED)))
    assert "secret" not in shown
    assert "wren" not in shown


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        ("password = 5577", "password must be a text in one line"),
        ('password = """55\n77"""', "password must be a text in one line"),
        ('user = "5577:"', "user must be a name in one line, without a colon"),
        ("user = 5577", "user must be a name"),
        ('headers = "5577"', "headers must be a table"),
        ('headers = { "X Token" = "5577" }', "headers must be a table"),
        ('headers = { X = "5577\\r\\n" }', "headers must be a table"),
        ("headers = { X = 5577 }", "headers must be a table"),
        (
            "token = 5577",
            "there is no setting 'token'; known are full_text, headers, interval, password, user",
        ),
    ],
)
def test_a_mistake_in_what_is_secret_is_told_without_it(tmp_path: Path, setting: str, wanted: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(written(tmp_path, f'[feeds."https://lena:5577@delta-courier.example/"]\n{setting}'))
    assert f'config.toml: feeds."https://delta-courier.example/": {wanted}' in str(caught.value)
    assert "5577" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('mark_read = "sometimes"', '"open", "seconds" or "never"'),
        ("mark_read_seconds = true", "a number of seconds"),
        ('bidi = "both"', '"terminal" or "newsterm"'),
        ("measure = 0", "a number of columns from 20 to 400"),
        ("measure = true", "a number of columns"),
        ('measure = "80"', "a number of columns"),
        ("colour = 1", "no setting 'colour'"),
        ("\ntheme = = 1", "line 2"),
        ("[keys]\nstar = 1", "keys"),
        ("min_interval = -1", "a number of minutes, or a time like"),
        ("min_interval = nan", "a number of minutes"),
        ("min_interval = inf", "a number of minutes"),
        ("min_interval = true", "a number of minutes"),
        ('min_interval = "often"', "min_interval is 'often'"),
        ('min_interval = "-5min"', "a number of minutes"),
        ('allow_hosts = "nas.home"', "a list of hosts like"),
        ('allow_hosts = ["http://nas.home/"]', "a list of hosts like"),
        ("allow_hosts = [5]", "a list of hosts like"),
        ("feeds = 5", 'feeds must be tables like [feeds."'),
        ("[feeds]\nx = 5", 'feeds must be tables like [feeds."'),
    ],
)
def test_a_mistake_is_pointed_at(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(written(tmp_path, text))
    assert sentence in str(caught.value)
    assert "config.toml" in str(caught.value)


def test_one_folder_holds_everything_when_asked_for(tmp_path: Path) -> None:
    by_option = Home.find(str(tmp_path), environ={"NEWSTERM_HOME": "/elsewhere"})
    by_environment = Home.find("", environ={"NEWSTERM_HOME": str(tmp_path)})
    assert by_option == by_environment
    files = (by_option.config_file, by_option.library_file, by_option.cache_file)
    assert all(file.is_relative_to(tmp_path) for file in files)
    assert 3 == len({file.parent for file in files})
