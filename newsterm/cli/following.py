"""Verbs about what is followed already: feeds, remove."""

import argparse
from datetime import UTC, datetime

from newsterm.cli.printing import complain, dim, row
from newsterm.cli.records import line, source_record, time
from newsterm.cli.verb import Exit, Verb, add_json, open_store
from newsterm.hosts import plain
from newsterm.store.health import Health, health_of
from newsterm.store.subscriptions import SourceState


def feeds(arguments: argparse.Namespace) -> int:
    """List the subscriptions and how they are."""
    now = datetime.now(UTC)
    with open_store(arguments) as store:
        for state in store.subscriptions.sources():
            health = health_of(state, now)
            if arguments.json:
                print(line(source_record(state, health)))
            else:
                _print(state, health)
    return Exit.FINE


def _print(state: SourceState, health: Health) -> None:
    """A line of a table; under it what is wrong, and what to do."""
    poll = state.poll
    print(
        row(
            (
                state.subscription.id,
                health.word,
                f"{state.unread}/{state.total}",
                f"{state.a_week:.1f}/week",
                time(poll.succeeded) or "-",
                time(poll.due) or "-",
                state.title,
                plain(state.subscription.address),
            )
        )
    )
    for sentence in filter(None, (poll.error, health.advice)):
        print(dim(row(("", f"! {sentence}"))))


def remove(arguments: argparse.Namespace) -> int:
    """End subscriptions; what was starred or tagged stays."""
    missing = 0
    with open_store(arguments) as store:
        for name in arguments.feeds:
            if found := store.subscriptions.find(name):
                store.subscriptions.remove(found.id)
            else:
                complain(f"{name}: no such subscription; `newsterm feeds` lists them")
                missing += 1
    return Exit.FAILED if missing else Exit.FINE


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="+", metavar="FEED", help="an id, an address or a title")


VERBS = (
    Verb(
        "feeds",
        "list subscriptions: how they are, their last success and next try, and what to do about them",
        ("newsterm feeds", "newsterm feeds --json | jq -r 'select(.health != \"ok\") | .address, .advice'"),
        add_json,
        feeds,
    ),
    Verb(
        "remove",
        "end subscriptions; what you starred or tagged stays",
        ('newsterm remove "Delta Courier"',),
        _remove_arguments,
        remove,
    ),
)
