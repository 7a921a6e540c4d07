"""Private networks are left alone: looked at where a connection is made, after names were resolved."""

import ipaddress
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from newsterm.hosts import allowed

Address = IPv4Address | IPv6Address

_GLOBAL = ipaddress.ip_network("2000::/3")  # all that was given out so far (RFC 4291, 2.4)
_HOLD_IPV4 = (
    ipaddress.ip_network("64:ff9b::/96"),  # NAT64 (RFC 6052)
    ipaddress.ip_network("::/96"),  # of old (RFC 4291, 2.5.5.1)
)


class PrivateAddressError(OSError):
    """Something led to a private address that the reader neither typed nor allowed."""


class Guard:
    """Tells which hosts may be connected to: public ones, and private ones that the reader allows."""

    def __init__(self, allow_hosts: Sequence[str] = ()) -> None:
        self._allowed = [allowed(text) for text in allow_hosts]

    def names(self, host: str, port: int) -> bool:
        """Whether the reader allows this host by its name."""
        return any(entry.names(host, port) for entry in self._allowed)

    def refuses(self, host: str, port: int) -> bool:
        """Whether `host` is an IP address, in whatever spelling, that is to be left alone, or this computer.

        Other names are nothing to go by: see `socket`.
        """
        if host == "localhost" or host.endswith(".localhost"):  # RFC 6761, 6.3
            host = "127.0.0.1"
        address = _address(host)
        return address is not None and self._refuses(address, port)

    def socket(self, place: tuple[Any, ...]) -> socket.socket:
        """A socket for a connection to `place`, as `getaddrinfo` gives it: the address that is connected to.

        Raises PrivateAddressError: nobody can give another address between the check and the connection.
        """
        family, kind, protocol, _, (host, port, *_) = place
        if self._refuses(ipaddress.ip_address(host), port):
            raise PrivateAddressError
        return socket.socket(family, kind, protocol)

    def _refuses(self, address: Address, port: int) -> bool:
        inner = _inner(address)
        return _is_private(inner) and not any(
            entry.holds(address, port) or entry.holds(inner, port) for entry in self._allowed
        )


def _is_private(address: Address) -> bool:
    """Whether an address is of no use on the public internet (IANA's registries of special addresses)."""
    if isinstance(address, IPv6Address):
        return address not in _GLOBAL or address.is_private
    return not address.is_global or address.is_multicast


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it stands for one."""
    if isinstance(address, IPv4Address):
        return address
    if any(address in network for network in _HOLD_IPV4):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _address(host: str) -> Address | None:
    """The IP address that a host is, also as ``2130706433`` or ``0x7f.1``, which systems read."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None
