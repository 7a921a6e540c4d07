"""A server of generated feeds on loopback: ``python benchmarks/server.py 1000 20``.

It answers at 250 addresses of this machine, 127.0.1.1 to 127.0.1.250 (Linux has them all): feeds come from
many hosts, and a polite reader asks each over two connections at most. ``/100/7`` is feed 7 after 100 ms,
with ETag and Last-Modified, packed by gzip; ``/counters`` is what was asked since it was last looked at.
Prints its port when it is ready, and ends with its standard input.
"""

import argparse
import asyncio
import gzip
import hashlib
import json
import sys
from collections import Counter

from feeds import Feeds

HOSTS = 250
CHANGED = "Sun, 01 Mar 2026 00:00:00 GMT"
KINDS = ("application/rss+xml", "application/atom+xml")


def host_of(number: int) -> str:
    """The address a feed is served at."""
    return f"127.0.1.{number % HOSTS + 1}"


class Feed:
    """A feed as it goes over the wire."""

    def __init__(self, number: int, content: bytes) -> None:
        self.etag = f'"{hashlib.blake2b(content, digest_size=8).hexdigest()}"'
        self.packed = gzip.compress(content, 6)
        self.head = (
            f"ETag: {self.etag}\r\nLast-Modified: {CHANGED}\r\nContent-Type: {KINDS[number % 2]}\r\n"
        ).encode()

    def unchanged(self, headers: dict[str, str]) -> bool:
        """Whether who asks has it (RFC 9110, 13.2.2)."""
        if tags := headers.get("if-none-match"):
            return self.etag in tags
        return headers.get("if-modified-since") == CHANGED


class Connection(asyncio.Protocol):
    """One connection: answers what it is asked, one after the other."""

    def __init__(self, feeds: list[Feed], counters: Counter[str]) -> None:
        self._feeds = feeds
        self._counters = counters
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._counters["connections"] += 1

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, self._received = self._received.split(b"\r\n\r\n", 1)
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {
                name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
            }
            self._take(first.split()[1], headers)

    def _take(self, path: str, headers: dict[str, str]) -> None:
        if path == "/counters":
            told = json.dumps(self._counters).encode()
            self._counters.clear()
            self._send(b"200 OK", b"Content-Type: application/json\r\n", told)
            return
        latency, number = path.strip("/").split("/")
        asyncio.get_running_loop().call_later(
            int(latency) / 1000, self._answer, self._feeds[int(number)], headers
        )

    def _answer(self, feed: Feed, headers: dict[str, str]) -> None:
        if feed.unchanged(headers):
            self._counters["unchanged"] += 1
            self._send(b"304 Not Modified", feed.head)
        elif "gzip" in headers.get("accept-encoding", ""):
            self._counters["sent"] += 1
            self._send(b"200 OK", feed.head + b"Content-Encoding: gzip\r\n", feed.packed)
        else:
            self._counters["sent"] += 1
            self._send(b"200 OK", feed.head, gzip.decompress(feed.packed))

    def _send(self, status: bytes, headers: bytes, content: bytes = b"") -> None:
        size = b"" if status.startswith(b"304") else b"Content-Length: %d\r\n" % len(content)
        self._transport.write(b"HTTP/1.1 %b\r\n%b%b\r\n%b" % (status, headers, size, content))


async def serve(feeds: list[Feed]) -> None:
    """Serve until standard input ends."""
    counters: Counter[str] = Counter()
    loop = asyncio.get_running_loop()

    def connection() -> Connection:
        return Connection(feeds, counters)

    first = await loop.create_server(connection, host_of(0), 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    await loop.create_server(connection, [host_of(number) for number in range(1, HOSTS)], port, backlog=1024)
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)


def main() -> None:
    """Make the feeds and serve them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("feeds", type=int)
    options.add_argument("items", type=int)
    arguments = options.parse_args()
    made = Feeds(arguments.items)
    asyncio.run(serve([Feed(number, made.feed(number)) for number in range(arguments.feeds)]))


if __name__ == "__main__":
    main()
