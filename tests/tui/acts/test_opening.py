"""Only harmless addresses leave the app, as one word of an argument list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.tui.acts.opening import Browser, find_browser, safe_url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--version",
        "-remote openURL(https://salen.example)",
        "data:text/html,x",
        "https://",
        "http://[bad",
        "",
        "//salen.example/a",
    ],
)
def test_only_the_web_and_mail_are_opened(url: str) -> None:
    assert safe_url(url) == ""


def test_an_address_is_handed_on_as_it_is() -> None:
    url = "https://salen.example/a?b=c&d=%20e#f"
    assert safe_url(url) == url
    assert safe_url("mailto:desk@salen.example") == "mailto:desk@salen.example"


def test_spaces_quotes_and_escapes_become_harmless() -> None:
    assert safe_url(' https://salen.example/"a b\x1b]52;\n$(x)') == (
        "https://salen.example/%22a%20b%1B]52;%0A$(x)"
    )


@given(st.text())
def test_no_address_reads_as_an_option_or_holds_control_characters(text: str) -> None:
    for address in (safe_url(text), safe_url(f"https://salen.example/{text}")):
        assert not address.startswith("-")
        assert address.isprintable()
        assert " " not in address


def found(name: str) -> str:
    return str(Path("bin", name))


def test_the_readers_browser_comes_first() -> None:
    assert find_browser({"BROWSER": "lumen --tab %s"}, found) == Browser(("lumen", "--tab"))
    assert find_browser({"BROWSER": "w3m"}, found) == Browser(("w3m",), in_terminal=True)


def test_without_a_choice_the_desktop_decides() -> None:
    assert find_browser({"DISPLAY": ":0"}, found, "linux") == Browser(("xdg-open",))
    assert find_browser({}, found, "darwin") == Browser(("open",))


def test_without_a_display_there_is_no_browser() -> None:
    assert find_browser({}, found, "linux") is None
    assert find_browser({"DISPLAY": ":0"}, lambda name: None, "linux") is None
