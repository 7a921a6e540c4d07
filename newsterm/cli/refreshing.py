"""The verb refresh, and the one place where fetcher, workers and store become a conductor."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager

from newsterm.cli.printing import complain
from newsterm.cli.progress import Live, has_terminal, tell
from newsterm.cli.stopping import stop_by_signal
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.config import Home, read_config
from newsterm.errors import NewstermError
from newsterm.model import Subscription
from newsterm.refresh.lock import only_one
from newsterm.refresh.outcome import Event, Refreshed, to_line
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store


def refresh(arguments: argparse.Namespace) -> int:
    """Fetch feeds and understand what is new in them."""
    with open_store(arguments) as store:
        chosen = _chosen(store, arguments.feeds)
        manner = _manner(arguments)
        return refresh_and_tell(store, arguments.home, chosen, manner, as_json=arguments.json)


def _manner(arguments: argparse.Namespace) -> Manner:
    if arguments.force:
        return Manner.FORCED
    if arguments.due:
        return Manner.DUE
    return Manner.NAMED if arguments.feeds else Manner.ASKED


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "feeds", nargs="*", metavar="FEED", help="an id, an address or a title; all if left out"
    )
    parser.add_argument("--due", action="store_true", help="only those whose time has come")
    parser.add_argument(
        "--force", action="store_true", help="also those that were asked for a moment ago, or are gone"
    )
    parser.add_argument("--json", action="store_true", help="print what happens as JSON lines")


def _chosen(store: Store, names: Sequence[str]) -> list[Subscription]:
    if not names:
        return store.subscriptions.all()
    found = [(name, store.subscriptions.find(name)) for name in names]
    if missing := [name for name, subscription in found if subscription is None]:
        raise NewstermError(f"{', '.join(missing)}: no such subscription; `newsterm feeds` lists them")
    return [subscription for _, subscription in found if subscription]


def refresh_and_tell(
    store: Store,
    home: str,
    chosen: Sequence[Subscription],
    manner: Manner,
    *,
    as_json: bool,
    set_aside: Callable[[Refreshed], bool] = lambda _: False,
) -> int:
    """Refresh these subscriptions, one refresh at a time in a cache, and print what happens; the exit code.

    Of what is `set_aside` nothing is said: the caller sees to it.
    """

    def waiting() -> None:
        complain("another refresh is running; waiting for it to end")

    # Imported here: the parsers and the HTTP client would cost every other verb its quick start.
    from newsterm.refresh.workers import warm_up

    folders = Home.find(home)
    config = read_config(folders.config_file)
    polls = store.polls.all()
    if any(one.id not in polls for one in chosen):  # of the others perhaps none has anything new to parse
        warm_up()
    with only_one(folders.cache_dir / "refresh.lock", waiting), _telling(as_json) as say:
        from newsterm.refresh.run import run

        stop = asyncio.Event()
        wishes = sys.stdin if as_json else None
        events = run(store, chosen, config, manner=manner, wishes=wishes, stop=stop)
        return asyncio.run(_tell(events, say, stop, set_aside))


async def _tell(
    events: AsyncIterator[Event],
    say: Callable[[Event], None],
    stop: asyncio.Event,
    set_aside: Callable[[Refreshed], bool],
) -> int:
    """Say all that is told, until the end or until a signal stops it; the exit code."""
    code = Exit.FINE
    stop_by_signal(stop)
    async for event in events:
        if isinstance(event, Refreshed) and set_aside(event):
            continue
        say(event)
        if isinstance(event, Refreshed) and event.error:
            code = Exit.FEEDS_FAILED
    return Exit.INTERRUPTED if stop.is_set() else code


@contextmanager
def _telling(as_json: bool) -> Iterator[Callable[[Event], None]]:
    """How to say what is told: to programs, on a terminal, or in plain lines."""
    if as_json:
        yield lambda event: print(to_line(event), flush=True)
    elif has_terminal():
        with Live() as live:
            yield live.hear
    else:
        yield tell


VERBS = (
    Verb(
        "refresh",
        "fetch the subscriptions and understand what is new",
        ("newsterm refresh", 'newsterm refresh "Delta Courier" --force', "newsterm refresh --due --json"),
        _arguments,
        refresh,
    ),
)
