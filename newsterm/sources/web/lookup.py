"""Host names looked up by the system, each in a thread of its own: a slow one holds up no other.

The threads that asyncio would take are a handful, and shared with all else.
"""

import asyncio
import socket
import threading
from contextlib import suppress

from aiohttp.abc import AbstractResolver, ResolveResult


class Lookup(AbstractResolver):
    """Looks up host names."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host. Raises OSError."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def settle(result: list[ResolveResult] | OSError) -> None:
            if found.done():  # nobody waits any more
                return
            if isinstance(result, OSError):
                found.set_exception(result)
            else:
                found.set_result(result)

        def look() -> None:
            result = _look(host, port, family)
            with suppress(RuntimeError):  # the loop was closed meanwhile
                loop.call_soon_threadsafe(settle, result)

        # A daemon: a lookup can't be broken off, and must not keep newsterm from ending.
        threading.Thread(target=look, daemon=True).start()
        return await found

    async def close(self) -> None:
        """There is nothing to close."""


def _look(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult] | OSError:
    try:
        places = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    except UnicodeError:  # a name with a part that is too long
        return OSError(socket.EAI_NONAME, "Name or service not known")
    except OSError as error:
        return error
    return [
        ResolveResult(
            hostname=host,
            host=_numbers(place),
            port=port,
            family=family,
            proto=protocol,
            flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        )
        for family, _, protocol, _, place in places
    ]


def _numbers(place: tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]) -> str:
    """An IP address; one that holds on one network alone says on which (RFC 4007, 11)."""
    match place:
        case (str(host), _, _, int(scope)) if scope and "%" not in host:
            return f"{host}%{scope}"
    return str(place[0])
