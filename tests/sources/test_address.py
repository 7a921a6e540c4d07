"""What a person types becomes an address."""

from pathlib import Path

import pytest

from newsterm.errors import AddressError
from newsterm.sources.address import server_of, settle


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://delta-courier.example/feed", "https://delta-courier.example/feed"),
        ("  http://delta-courier.example ", "http://delta-courier.example"),
        ("delta-courier.example/feed?x=1", "https://delta-courier.example/feed?x=1"),
        ("feed:https://delta-courier.example/feed", "https://delta-courier.example/feed"),
        ("feed://delta-courier.example/feed", "https://delta-courier.example/feed"),
        ("127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"),
        ("LOCALHOST:8080/feed", "http://LOCALHOST:8080/feed"),
        ("localhost", "http://localhost"),
        ("[::1]:8080?x=1", "http://[::1]:8080?x=1"),
        ("192.168.1.5", "http://192.168.1.5"),
        ("delta-courier.example:8080/feed", "https://delta-courier.example:8080/feed"),
        ("file:///tmp/feed.xml", "file:///tmp/feed.xml"),
        ("-", "-"),
    ],
)
def test_an_address_is_settled(typed: str, address: str) -> None:
    assert address == settle(typed)


def test_a_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news.example").write_text("a file may look like a site")
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path / "news.example") == settle("news.example")


@pytest.mark.parametrize("typed", ["gopher://old.example/", "javascript:alert(1)"])
def test_a_scheme_newsterm_does_not_read_is_refused(typed: str) -> None:
    with pytest.raises(AddressError, match="reads http and https"):
        settle(typed)


@pytest.mark.parametrize("typed", ["", "no/such/file.xml", "two words", "long" * 2000, "a\0b"])
def test_what_is_neither_file_nor_address_is_said_so(typed: str) -> None:
    with pytest.raises(AddressError, match="no such file"):
        settle(typed)


def test_a_server_is_a_host_and_a_port_whoever_asks() -> None:
    assert "delta-courier.example:8080" == server_of("https://ines:lamp-oil@Delta-Courier.example:8080/news")
