"""The verb refresh, and the one place where fetcher, workers and store become a conductor."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from newsterm.cli.printing import complain, row
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.config import Home, read_config
from newsterm.errors import NewstermError
from newsterm.model import Subscription
from newsterm.refresh.lock import only_one
from newsterm.refresh.outcome import Event, Finished, Refreshed, to_line
from newsterm.refresh.schedule import Manner
from newsterm.store.store import Store


def refresh(arguments: argparse.Namespace) -> int:
    """Fetch feeds and understand what is new in them."""
    with open_store(arguments) as store:
        chosen = _chosen(store, arguments.feeds)
        manner = _manner(arguments)
        if manner is Manner.DUE:
            now = datetime.now(UTC)
            due = {
                state.subscription.id
                for state in store.subscriptions.sources()
                if not state.poll.due or state.poll.due <= now
            }
            chosen = [subscription for subscription in chosen if subscription.id in due]
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
    store: Store, home: str, chosen: Sequence[Subscription], manner: Manner, *, as_json: bool
) -> int:
    """Refresh these subscriptions, one refresh at a time in a cache, and print what happens."""

    def waiting() -> None:
        complain("another refresh is running; waiting for it to end")

    # Imported here: the parsers and the HTTP client would cost every other verb its quick start.
    from newsterm.refresh.workers import warm_up

    folders = Home.find(home)
    config = read_config(folders.config_file)
    warm_up()
    with only_one(folders.cache_dir / "refresh.lock", waiting):
        from newsterm.refresh.run import run

        wishes = sys.stdin if as_json else None
        return asyncio.run(_tell(run(store, chosen, config, manner=manner, wishes=wishes), as_json))


async def _tell(events: AsyncIterator[Event], as_json: bool) -> int:
    code = Exit.FINE
    async for event in events:
        if as_json:
            print(to_line(event), flush=True)
        else:
            _print(event)
        if isinstance(event, Refreshed) and event.error:
            code = Exit.FEEDS_FAILED
    return code


def _print(event: Event) -> None:
    match event:
        case Refreshed(error=sentence) if sentence:
            complain(sentence if event.address in sentence else f"{event.address}: {sentence}")
        case Refreshed():
            changed = f", {event.changed} changed" if event.changed else ""
            print(row((f"{event.new} new{changed}", event.title or event.address)))
        case Finished(stopped=True):
            complain("stopped; what had landed stays")


VERBS = (
    Verb(
        "refresh",
        "fetch the subscriptions and understand what is new",
        ("newsterm refresh", 'newsterm refresh "Delta Courier"', "newsterm refresh --due --json"),
        _arguments,
        refresh,
    ),
)
