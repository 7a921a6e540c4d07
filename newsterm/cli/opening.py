"""Opening the app: the reader's own desk, a desk of samples, or a temporary one for what was named."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsterm.cli.verb import Exit
from newsterm.config import Home, read_config
from newsterm.errors import NewstermError
from newsterm.model import Offer
from newsterm.pictures.album import Album
from newsterm.pictures.child import developed
from newsterm.refresh.child import PageProcess, RefreshProcess, discovered
from newsterm.refresh.schedule import Manner
from newsterm.samples import sample_addresses, sample_pictures
from newsterm.sources.address import STDIN, settle
from newsterm.store.store import Store
from newsterm.tui.desk import Desk, Develop, Discover, Pages, Refresh
from newsterm.tui.wording import SAMPLES


def open_app(home_folder: str, addresses: Sequence[str]) -> int:
    """Open the app on these addresses, else on what the reader follows, else on the samples."""
    # Imported here: the verbs never need Textual.
    from newsterm.tui.app import NewstermApp
    from newsterm.tui.spelling import spell_plainly
    from newsterm.tui.themes import fitting_theme

    spell_plainly()
    home = Home.find(home_folder)
    config = read_config(home.config_file)
    config = replace(config, theme=fitting_theme(config.theme, os.environ))
    with Store.open(home) as library:
        own = Desk(
            library,
            library,
            _refresher(home_folder),
            discover=_discoverer(home_folder),
            develop=_developer(home_folder),
            pages=_pager(home_folder),
        )
        with _desk(home, own, addresses) as desk:
            _need_terminal()
            app = NewstermApp(desk, home=own, config=config)
            app.run()
            library.visited(datetime.now(UTC))
            return app.return_code or Exit.FINE


def _need_terminal() -> None:
    """Raise NewstermError where nobody could read or type: at the end of a file Textual would spin."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # it draws on standard error
        raise NewstermError(
            "there is no terminal to open the app in; `newsterm --help` lists what needs none"
        )


@contextmanager
def _desk(home: Home, own: Desk, addresses: Sequence[str]) -> Iterator[Desk]:
    """What the app opens on."""
    samples = home.cache_dir / "samples"
    if addresses:
        with (
            tempfile.TemporaryDirectory(prefix="newsterm-") as folder,
            _guest(Path(folder), own, _settled(addresses, Path(folder)), "opened") as desk,
        ):
            yield desk
    elif own.store.subscriptions.all():
        shutil.rmtree(samples, ignore_errors=True)
        yield own
    else:
        with _guest(samples, own, sample_addresses(), SAMPLES) as desk:
            album = Album(desk.store.home.pictures_dir)
            for url, path in sample_pictures():
                if album.find(url) is None:
                    album.keep(url, path.read_bytes())
            yield replace(desk, develop=_developer(str(samples)))


@contextmanager
def _guest(folder: Path, own: Desk, sources: Sequence[tuple[str, str]], label: str) -> Iterator[Desk]:
    """A desk with a store of its own in `folder`; what the reader keeps goes to the reader's library."""
    with Store.open(Home.at(folder)) as store:
        for address, title in sources:
            store.subscriptions.add(address, title, typed=True)
        pages = _pager(str(folder)) if label != SAMPLES else None  # the sites of the samples are invented
        yield Desk(store, own.library, _refresher(str(folder)), label, develop=own.develop, pages=pages)


def _settled(addresses: Sequence[str], folder: Path) -> list[tuple[str, str]]:
    """The addresses made absolute, standard input set down in a file of `folder`; no titles."""
    return [(_stdin_in(folder) if address == STDIN else settle(address), "") for address in addresses]


def _stdin_in(folder: Path) -> str:
    """The path of a file with what standard input holds; the keyboard takes its place."""
    path = folder / "standard input"
    path.write_bytes(sys.stdin.buffer.read())
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NewstermError("there is no terminal to open the app in; `newsterm show -` prints") from error
    os.dup2(terminal, sys.stdin.fileno())
    return str(path)


def _refresher(home_folder: str) -> Refresh:
    """How the app has subscriptions refreshed: in a process of its own, which is the writer."""
    options = {Manner.DUE: ["--due"], Manner.FORCED: ["--force"]}
    command = _newsterm(home_folder)

    def refresh(ids: Sequence[str], manner: Manner) -> RefreshProcess:
        return RefreshProcess([*command, "refresh", "--json", *options.get(manner, ()), *ids])

    return refresh


def _pager(home_folder: str) -> Pages:
    """How the app has the pages of articles fetched: in a process of its own that goes on hearing."""
    command = _newsterm(home_folder)
    return lambda: PageProcess([*command, "fetch", "--json", "-"])


def _discoverer(home_folder: str) -> Discover:
    """How the app finds what a site offers: in a process of its own, too."""
    command = _newsterm(home_folder)

    async def discover(address: str) -> Sequence[Offer]:
        return await discovered([*command, "discover", "--json", "--", address])

    return discover


def _developer(home_folder: str) -> Develop:
    """How the app has pictures fetched and decoded: in a process of its own."""
    command = _newsterm(home_folder)
    return lambda wishes: developed([*command, "pictures", "--json"], wishes)


def _newsterm(home_folder: str) -> list[str]:
    """The command of another newsterm with this home."""
    # -P: a folder the reader happens to stand in must not be imported from.
    return [sys.executable, "-P", "-m", "newsterm", *(("--home", home_folder) if home_folder else ())]
