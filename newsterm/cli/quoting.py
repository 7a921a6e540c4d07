"""The verb that tells who said what."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from newsterm.cli.printing import complain, row
from newsterm.cli.reading import list_arguments
from newsterm.cli.records import line, person_record, said_record
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.query import parse
from newsterm.store.store import Store

PEOPLE = 50
"""People listed where nobody says how many."""

_BARS = "▁▂▃▄▅▆▇█"


def quotes(arguments: argparse.Namespace) -> int:
    """List who said what, newest first; or the people who are quoted most."""
    with open_store(arguments) as store:
        if arguments.people:
            _list_people(store, arguments)
            return Exit.FINE
        for said in store.quotations.find(parse(arguments.query), arguments.limit):
            if arguments.json:
                print(line(said_record(said)))
                continue
            speaker = said.quotation.speaker.name if said.quotation.speaker else "?"
            print(row((said.headline.id, speaker, said.text)))
    return Exit.FINE


def _list_people(store: Store, arguments: argparse.Namespace) -> None:
    """List who is quoted how much, and on how many articles that rests."""
    query, now = parse(arguments.query), datetime.now(UTC)
    for person in store.ledger.people(query, arguments.limit or PEOPLE, unsure=arguments.all):
        weeks = store.ledger.weeks(person.name, query, now)
        if arguments.json:
            print(line(person_record(person, weeks)))
        else:
            share, last = f"{person.share:.1%}", f"{person.last:%Y-%m-%d}" if person.last else "-"
            counts = (person.quotations, share, person.articles, last, spark(weeks))
            print(row((person.name, *counts, *((f"{person.unsure} unsure",) if person.unsure else ()))))
    basis = store.ledger.basis(query)
    complain(f"{basis.whole:,} of {basis.articles:,} articles with full text")


def spark(counts: Sequence[int]) -> str:
    """Numbers as a line of bars, none where there is nothing."""
    most = max(counts, default=0)
    return "".join(_BARS[count * (len(_BARS) - 1) // most] if count else " " for count in counts)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", action="store_true", help="list who is quoted how much")
    parser.add_argument("--all", action="store_true", help="with those, too, of whom we are unsure")
    list_arguments(parser)


VERBS = (
    Verb(
        "quotes",
        "list who said what in the articles that match a query",
        (
            "newsterm quotes 'said:\"Lena Ortiz\"'",
            "newsterm quotes tag:rivers newer:7d --json",
            "newsterm quotes --people newer:30d",
        ),
        _arguments,
        quotes,
        query=True,
    ),
)
