"""Hosts in addresses: which one is named, and which of them the reader allows."""

from ipaddress import ip_address

import pytest

from newsterm.hosts import Allowed, allowed, host_of, plain


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("192.168.1.5", "192.168.1.5", 80),
        ("192.168.1.5:8080", "192.168.1.5", 8080),
        ("192.168.1.0/24", "192.168.1.77", 443),
        ("10.1.2.3/8", "10.200.0.1", 80),
        ("10.0.0.0/8:81", "10.200.0.1", 81),
        ("fd00::1", "fd00::1", 80),
        ("fd00::/8", "fd12::1", 80),
        ("[fd00::1]:8080", "fd00::1", 8080),
        ("[fd00::/8]:8080", "fd12::1", 8080),
        ("[fd00::1]", "fd00::1", 80),
    ],
)
def test_an_address_or_a_network_is_allowed(text: str, host: str, port: int) -> None:
    assert allowed(text).holds(ip_address(host), port)
    assert not allowed(text).holds(ip_address("172.16.0.1"), port)


@pytest.mark.parametrize(
    ("text", "host"), [("nas.home", "NAS.home."), ("localhost", "localhost"), ("nas", "nas")]
)
def test_a_name_is_allowed(text: str, host: str) -> None:
    assert allowed(text).names(host, 80)
    assert not allowed(text).names(f"evil.{host}", 80)
    assert not allowed(text).holds(ip_address("127.0.0.1"), 80)


def test_on_one_port_only_if_so_said() -> None:
    assert allowed("nas.home:8080").names("nas.home", 8080)
    assert not allowed("nas.home:8080").names("nas.home", 80)
    assert not allowed("192.168.1.5:8080").holds(ip_address("192.168.1.5"), 80)
    assert Allowed(name="nas.home", port=8080) == allowed(" nas.home:8080 ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://nas.home",
        "nas home",
        "300.1.1.1",
        "10.0.0.0/99",
        "*.home",
        "-nas",
        "nas.home:port",
        "1:2:3",
    ],
)
def test_what_names_no_host_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"does not appear to be|''"):
        allowed(text)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://lena:secret@Delta-Courier.example:8080/feed", "delta-courier.example"),
        ("http://[::1]:8080/", "::1"),
        ("/home/lena/feed.xml", ""),
        ("file:///tmp/feed.xml", ""),
        ("http://[::1/", ""),
    ],
)
def test_an_address_names_its_host(address: str, host: str) -> None:
    assert host == host_of(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://lena:secret@delta-courier.example/feed", "https://delta-courier.example/feed"),
        ("HTTPS://Delta-Courier.example:443", "https://delta-courier.example/"),
        ("http://delta-courier.example:443/Feed?Q=1#top", "http://delta-courier.example:443/Feed?Q=1"),
        ("https://delta-courier.example/@lena.rss", "https://delta-courier.example/@lena.rss"),
        ("https://lena:se/cret@delta-courier.example/", "https://delta-courier.example/"),
        ("http://lena:secret@[::1/feed", "http://[::1/feed"),
        ("/home/lena/feed.xml", "/home/lena/feed.xml"),
        ("-", "-"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert shown == plain(address)
    assert shown == plain(shown)
