"""newsboat's `config`: what it ignores becomes mutes, everything else is listed once a kind."""

import pytest

from newsterm.newsboat.config import Settings, read


def queries(text: str) -> list[str]:
    return [str(mute.query) for mute in read(text).mutes]


@pytest.mark.parametrize(
    ("line", "query"),
    [
        (r'ignore-article "*" "title =~ \"horoscope\""', "title:horoscope*"),
        (
            r'ignore-article https://delta-courier.example/x "title =~ \"eel\" or age > 9" # old',
            'from:"https://delta-courier.example/x" (title:eel* OR older:10d)',
        ),
        ('ignore-article "*" \\\n  "title =~ \\"eel\\""', "title:eel*"),
        ('ignore-article https://brenn.example/ "title =~ \\".*\\""', "from:https://brenn.example/"),
    ],
)
def test_what_is_ignored_becomes_a_mute(line: str, query: str) -> None:
    assert [query.replace("https://brenn.example/", '"https://brenn.example/"')] == queries(line)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (r'ignore-article "regex:https?://.*" "title =~ \"eel\""', "those of a pattern"),
        (r'ignore-article "*" "title =~ \"^RT\""', "more than words"),
        (r'ignore-article "*" "title =~ \".*\""', "mute everything"),
        (r'ignore-article "*" `cat words`', "newsterm runs none"),
        ('ignore-article "*"', "ignore-article FEED FILTER"),
    ],
)
def test_what_can_not_be_a_mute_is_listed_with_its_line(line: str, word: str) -> None:
    found = read(f"\n{line}\n")
    assert () == found.mutes
    [untranslated] = found.untranslated
    assert (2, line) == untranslated[:2]
    assert word in untranslated.reason


def test_other_settings_are_listed_a_line_a_kind() -> None:
    text = "# mine\nbind-key j down\nbind-key k up\nunbind-key x\nbrowser w3m\ncolor info red blue\n"
    assert [
        (2, "keys (3 lines: 2, 3, 4)"),
        (5, "browser"),
        (6, "colours"),
    ] == [line[:2] for line in read(text).untranslated]


def test_an_empty_file_says_nothing() -> None:
    assert Settings() == read("\n# nothing here\n\\\n")
