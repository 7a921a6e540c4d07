"""add follows a feed, or what the site at an address offers, and asks where there is a choice."""

import asyncio
from pathlib import Path

import pytest

from newsterm.config import Home
from newsterm.store.store import Store
from tests.cli.conftest import FEED, Terminal
from tests.serving import Site
from tests.terminal import newsterm

RSS = FEED.encode()
REPORT = "<p>“Nobody sails by telephone,” said Ines Okoye, the keeper of the lamp.</p>" * 9


def page(*feeds: str, body: str = "<p>Welcome</p>") -> bytes:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{feed[1:].title()}" href="{feed}">'
        for feed in feeds
    )
    return f"<html><head><title>Kettle Point</title>{links}</head><body>{body}</body></html>".encode()


def followed(terminal: Terminal) -> list[tuple[str, str, list[str]]]:
    return [(feed["address"], feed["title"], feed["folders"]) for feed in terminal.lines("feeds", "--json")]


async def test_the_only_feed_of_a_site_is_followed_in_its_place(terminal: Terminal, site: Site) -> None:
    address = site.answer("/", page("/news"))
    feed = site.answer("/news", RSS)
    said = await terminal.run_beside("add", address, "--title", "Coast", "--folder", "sea/near")
    assert f"{address} leads to {feed}\n3 new\tCoast\n" == said
    assert (0, "") == (terminal.code, terminal.errors)
    assert [(feed, "Coast", ["sea/near"])] == followed(terminal)


async def test_among_several_nothing_is_added_without_a_terminal(terminal: Terminal, site: Site) -> None:
    address = site.answer("/", page("/news", "/river"))
    assert "" == await terminal.run_beside("add", address)
    assert 1 == terminal.code
    assert (
        f"newsterm: {address} offers several sources; add the one you want:\n"
        f"  newsterm add {site.address}/news  # RSS News\n"
        f"  newsterm add {site.address}/river  # RSS River\n"
    ) == terminal.errors
    assert [] == followed(terminal)


async def test_an_article_that_offers_a_feed_is_a_choice_too(terminal: Terminal, site: Site) -> None:
    address = site.answer("/lamp", page("/news", body=f"<article><h1>The lamp stays</h1>{REPORT}</article>"))
    await terminal.run_beside("add", address)
    assert 1 == terminal.code
    assert f"  newsterm {address}  # page " in terminal.errors
    assert [] == followed(terminal)


async def test_an_article_that_offers_nothing_is_followed_itself(terminal: Terminal, site: Site) -> None:
    for path in ("/robots.txt", "/feed", "/lamp/feed"):
        site.answer(path, b"", 503)
    address = site.answer("/lamp", page(body=f"<article><h1>The lamp stays</h1>{REPORT}</article>"))
    assert (await terminal.run_beside("add", address)).startswith("1 new\t")
    assert [address] == [where for where, _, _ in followed(terminal)]


async def test_what_offers_nothing_is_kept_with_its_error(terminal: Terminal, site: Site) -> None:
    address = site.answer("/gone", b"", 404)
    await terminal.run_beside("add", address)
    assert 3 == terminal.code
    assert "(404)" in terminal.errors
    assert [address] == [where for where, _, _ in followed(terminal)]


async def test_a_site_that_asks_for_peace_is_not_asked_again(terminal: Terminal, site: Site) -> None:
    await terminal.run_beside("add", site.answer("/", b"", 429, Retry_After="600"))
    assert 3 == terminal.code
    assert ["/"] == [request.path for request in site.asked]


async def test_a_password_in_the_address_of_a_site_is_not_told(terminal: Terminal, site: Site) -> None:
    address = site.answer("/", page("/news")).replace("://", "://ines:lamp-oil@")
    site.answer("/news", RSS)
    said = await terminal.run_beside("add", address)
    assert f"{site.address}/ leads to {site.address}/news\n3 new\tKettle Point Gazette\n" == said


async def test_each_of_several_addresses_is_followed_as_it_is_found(terminal: Terminal, site: Site) -> None:
    home, other = site.answer("/", page("/news")), site.answer("/tides", RSS)
    feed = site.answer("/news", RSS)
    await terminal.run_beside("add", home, other)
    assert 0 == terminal.code
    assert {feed, other} == {where for where, _, _ in followed(terminal)}


async def test_a_page_that_is_followed_already_stays(terminal: Terminal, site: Site) -> None:
    address = site.answer("/", RSS)
    await terminal.run_beside("add", address)
    site.answer("/", page("/news"))
    await terminal.run_beside("add", address)
    assert [address] == [where for where, _, _ in followed(terminal)]


def test_a_saved_page_is_followed_as_it_is(terminal: Terminal, tmp_path: Path) -> None:
    saved = tmp_path / "lamp.html"
    saved.write_bytes(page("/news", body=f"<article><h1>The lamp stays</h1>{REPORT}</article>"))
    assert terminal.run("add", str(saved)).startswith("1 new\t")


@pytest.mark.parametrize(
    ("keys", "path", "code"),
    [(b"\n", "/news", 0), (b"7\n2\n", "/river", 0), (b"q\n", "", 1), (b"\x04", "", 1)],
)
async def test_at_a_terminal_the_reader_is_asked(
    tmp_path: Path, site: Site, keys: bytes, path: str, code: int
) -> None:
    address = site.answer("/", page("/news", "/river"))
    site.answer("/news", RSS)
    site.answer("/river", RSS)

    def answer() -> int:
        with newsterm(tmp_path, "add", address) as terminal:
            terminal.wait_for("Number (Enter for 1, q for none)")
            assert "River" in terminal.words
            terminal.type(keys)
            return terminal.wait_for_end()

    assert code == await asyncio.to_thread(answer)
    with Store.open(Home.at(tmp_path)) as store:
        wanted = [site.address + path] if path else []
        assert wanted == [subscription.address for subscription in store.subscriptions.all()]


def test_a_choice_known_from_the_address_alone_is_offered_before_anything_is_asked(
    terminal: Terminal,
) -> None:
    terminal.run("add", "https://github.com/osei/eels")
    assert 1 == terminal.code
    assert (
        "newsterm add https://github.com/osei/eels/releases.atom  # Atom osei/eels: releases"
        in terminal.errors
    )
