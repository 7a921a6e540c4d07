"""Hosts in addresses: which one an address names, and which of them the reader allows."""

import ipaddress
import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import SplitResult, urlsplit

_NAME = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63}){0,30}\.?")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hosts the reader allows though they are private: one name or one network, on one port or on all."""

    name: str = ""
    network: IPv4Network | IPv6Network | None = None
    port: int | None = None

    def names(self, host: str, port: int) -> bool:
        """Whether this is the host of that name, on that port."""
        return bool(self.name) and self.name == host.lower().rstrip(".") and self._on(port)

    def holds(self, address: IPv4Address | IPv6Address, port: int) -> bool:
        """Whether that IP address is within the network, on that port."""
        return self.network is not None and address in self.network and self._on(port)

    def _on(self, port: int) -> bool:
        return self.port in (None, port)


def allowed(text: str) -> Allowed:
    """What ``nas.home``, ``192.168.1.5:8080``, ``10.0.0.0/8`` or ``[fd00::1]:80`` allows.

    Raises ValueError for what is neither a host name, nor an IP address, nor a network (RFC 4632).
    """
    host, port = _parted(text.strip())
    try:
        return Allowed(network=ipaddress.ip_network(host, strict=False), port=port)
    except ValueError:
        if not _NAME.fullmatch(host) or not re.search("[^0-9.]", host):
            raise
    return Allowed(name=host.lower().rstrip("."), port=port)


def _parted(text: str) -> tuple[str, int | None]:
    """A host and the port after it, if there is one; an IPv6 address with a port is in brackets."""
    parts = re.fullmatch(r"\[([^\]]+)\](?::(\d{1,5}))?|([^:]+):(\d{1,5})", text)
    if not parts:
        return text, None
    port = parts[2] or parts[4]
    return parts[1] or parts[3], int(port) if port else None


def host_of(address: str) -> str:
    """The host an address of the web names, in lower case; empty for what is not on the web."""
    parts = _web(address)
    return parts.hostname or "" if parts else ""


def plain(address: str) -> str:
    """An address as it may be shown and compared: without name, password and fragment.

    Scheme and host are in lower case, the port of the scheme is left out, and an empty path is ``/``
    (RFC 3986, 6.2.3). What is not on the web stays as it is.
    """
    parts = _web(address)
    if not parts:
        # What can't be taken apart may hold a password anywhere before the last @.
        return re.sub("(?<=://).*@", "", address.strip(), count=1)
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(f":{_PORTS[parts.scheme]}")
    return parts._replace(netloc=host, path=parts.path or "/", fragment="").geturl()


def _web(address: str) -> SplitResult | None:
    """The parts of an http or https address."""
    try:
        parts = urlsplit(address.strip())
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:  # as for a port that is no number
        return None
    return parts if known else None
