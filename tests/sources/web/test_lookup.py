"""Names are looked up side by side."""

import asyncio
import socket
import threading

import pytest

from newsterm.sources.web.client import Web
from newsterm.sources.web.lookup import Lookup
from tests.sources.web.fetching import opened, sentence

MANY = 40


async def test_this_computer_knows_itself() -> None:
    found = await Lookup().resolve("localhost", 80)
    assert {80} == {place["port"] for place in found}
    assert {place["host"] for place in found} <= {"127.0.0.1", "::1"}


async def test_a_slow_name_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(MANY)

    def slow(*_arguments: object, **_options: object) -> None:
        together.wait()  # no lookup ends before all have begun
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    async with opened() as source:
        told = await asyncio.gather(
            *(sentence(source, f"http://courier-{number}.example/") for number in range(MANY))
        )
    assert all(sentence.startswith("There is no host courier-") for sentence in told)


@pytest.mark.parametrize("name", ["a" * 70 + ".example", "delta courier.example", "a..example"])
async def test_what_is_no_name_is_told(source: Web, name: str) -> None:
    assert name.partition(".")[0][:5] in await sentence(source, f"http://{name}/feed")
