"""Addresses as lists of other readers have them."""

import re
from pathlib import Path

from newsterm.errors import AddressError
from newsterm.sources.address import STDIN, settle

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_COMMANDS = ("exec:", "filter:", "|")


def settled(listed: str) -> str:
    """The address that is meant. Raises AddressError for what newsterm doesn't read.

    A list may come from anybody, so it names files by their whole paths, none beside the reader.
    """
    if listed.startswith("//"):
        listed = f"https:{listed}"
    if listed.startswith(_COMMANDS):
        raise AddressError("it is a command to run; newsterm runs none")
    if listed.startswith("/"):
        return listed
    if listed.strip() not in {"", STDIN} and not _is_beside(listed):
        try:
            return settle(listed)
        except AddressError as error:
            if _SCHEME.match(listed):
                raise AddressError("newsterm reads http and https addresses, and files") from error
    raise AddressError("it is no address of a feed")


def _is_beside(name: str) -> bool:
    """Whether a relative name happens to be that of a file here."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
