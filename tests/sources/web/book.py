"""Invented hosts, all of them served by a site on loopback."""

import socket
from collections.abc import Mapping, Sequence

from aiohttp.abc import AbstractResolver, ResolveResult

from tests.serving import Site


class Book(AbstractResolver):
    """A telephone book of hosts; it gives one answer after another, and remembers what it was asked."""

    def __init__(self, hosts: Mapping[str, Sequence[str]]) -> None:
        self._hosts = {name: list(addresses) for name, addresses in hosts.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        known = self._hosts.get(host)
        if not known:
            raise OSError(socket.EAI_NONAME, "Name or service not known")
        address = known.pop(0) if len(known) > 1 else known[0]
        return [ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        pass


def port_of(site: Site) -> str:
    return site.address.rpartition(":")[2]
