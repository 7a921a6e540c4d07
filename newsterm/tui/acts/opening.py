"""Leads out of the terminal: a link opened in a browser, or copied where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Thread
from urllib.parse import quote, urlsplit

from textual.app import App, SuspendNotSupported

SCHEMES = frozenset({"http", "https", "mailto"})
TERMINAL_BROWSERS = frozenset(
    {"browsh", "elinks", "links", "links2", "lynx", "w3m", "carbonyl", "chawan", "cha"}
)

_UNRESERVED = "!#$%&'()*+,/:;=?@[]~-._"


def safe_url(url: str) -> str:
    """The address as it may be handed to a program, or nothing if it must not be: only the web and mail,
    no spaces or control characters, never something that reads as an option (RFC 3986, 2)."""
    address = quote(url.strip(), safe=_UNRESERVED)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in SCHEMES and (parts.netloc or parts.scheme == "mailto") else ""


@dataclass(frozen=True, slots=True)
class Browser:
    """A program that opens addresses: its words, and whether it needs the terminal for itself."""

    words: tuple[str, ...]
    in_terminal: bool = False


def find_browser(
    environ: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
) -> Browser | None:
    """The reader's ``$BROWSER``, else what the desktop offers; None without a display for it."""
    for choice in environ.get("BROWSER", "").split(os.pathsep):
        words = tuple(choice.replace("%s", "").split())
        if words and which(words[0]):
            name = words[0].rsplit("/", 1)[-1]
            if name in TERMINAL_BROWSERS:
                return Browser(words, in_terminal=True)
            return Browser(words)
    if platform == "darwin":
        return Browser(("open",))
    has_display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if has_display and which("xdg-open"):
        return Browser(("xdg-open",))
    return None


def open_url(app: App[None], url: str) -> str:
    """Open an address, or copy it where nothing can open it; the sentence that says what was done."""
    address = safe_url(url)
    if not address:
        return "This article has no address." if not url else "Only web and mail addresses are opened."
    browser = find_browser()
    if browser is None:
        app.copy_to_clipboard(address)
        return f"No browser here; copied {address}"
    try:
        _run(app, browser, address)
    except OSError as error:
        app.copy_to_clipboard(address)
        return f"{browser.words[0]} can't be started ({error.strerror}); copied {address}"
    return f"Opened {address}"


def _run(app: App[None], browser: Browser, address: str) -> None:
    """Start the browser with the address as its last word; no shell sees it."""
    words = [*browser.words, address]
    if not browser.in_terminal:
        started = subprocess.Popen(  # noqa: S603 - an argument list, the address checked
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        Thread(target=started.wait, daemon=True).start()  # so that it leaves no zombie when it ends
        return
    try:
        with app.suspend():
            subprocess.run(words, check=False)  # noqa: S603 - as above
    except SuspendNotSupported as error:
        raise OSError(0, "the terminal can't be handed over here") from error


def copy_url(app: App[None], url: str) -> str:
    """Copy an address by the terminal (OSC 52); the sentence that says so."""
    address = safe_url(url)
    if not address:
        return "There is no address to copy."
    app.copy_to_clipboard(address)
    return f"Copied {address}"
