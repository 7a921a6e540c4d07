"""Settings are read from one file; a mistake in it is pointed at."""

from pathlib import Path

import pytest

from newsterm.config import Config, Home, read_config
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
    ("text", "sentence"),
    [
        ('mark_read = "sometimes"', '"open", "seconds" or "never"'),
        ("mark_read_seconds = true", "a number of seconds"),
        ("colour = 1", "no setting 'colour'"),
        ("\ntheme = = 1", "line 2"),
        ("[keys]\nstar = 1", "keys"),
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
