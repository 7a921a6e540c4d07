"""discover lists what could be followed at an address, and adds nothing."""

import json

from tests.cli.conftest import FEED, Terminal
from tests.serving import Site

PAGE = b'<link rel="alternate" type="application/atom+xml" title="News \x1b[2J" href="/news"><p>Welcome</p>'


async def test_what_a_site_offers_is_listed(terminal: Terminal, site: Site) -> None:
    address = site.answer("/", PAGE)
    assert f"{site.address}/news\tAtom\tNews \ufffd[2J\n" == await terminal.run_beside("discover", address)
    assert [] == terminal.lines("feeds", "--json")


async def test_offers_are_json_lines_for_programs(terminal: Terminal, site: Site) -> None:
    address = site.answer("/feed", FEED.encode())
    assert [{"address": address, "title": "Kettle Point Gazette", "kind": "RSS"}] == [
        json.loads(await terminal.run_beside("discover", "--json", address))
    ]


async def test_a_site_that_offers_nothing_is_told_of(terminal: Terminal, site: Site) -> None:
    site.answer("/feed", b"", 503)
    site.answer("/robots.txt", b"", 404)
    address = site.answer("/", b"<html><body>Welcome</body></html>")
    assert "" == await terminal.run_beside("discover", address)
    assert 1 == terminal.code
    assert (
        f"newsterm: {address} offers no feed that can be found; look on the site for one\n" == terminal.errors
    )


async def test_an_address_that_cant_be_had_is_one_sentence(terminal: Terminal, site: Site) -> None:
    await terminal.run_beside("discover", site.answer("/", b"", 404))
    assert 1 == terminal.code
    assert "(404)" in terminal.errors


def test_what_the_address_alone_tells_is_not_asked_for(terminal: Terminal) -> None:
    (offer,) = terminal.lines("discover", "--json", "https://www.reddit.com/r/eels")
    assert "https://www.reddit.com/r/eels/.rss" == offer["address"]
