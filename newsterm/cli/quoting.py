"""The verb that tells who said what."""

import argparse

from newsterm.cli.printing import row
from newsterm.cli.reading import list_arguments
from newsterm.cli.records import line, said_record
from newsterm.cli.verb import Exit, Verb, open_store
from newsterm.query import parse


def quotes(arguments: argparse.Namespace) -> int:
    """List who said what, newest first."""
    with open_store(arguments) as store:
        for said in store.quotations.find(parse(arguments.query), arguments.limit):
            if arguments.json:
                print(line(said_record(said)))
                continue
            speaker = said.quotation.speaker.name if said.quotation.speaker else "?"
            print(row((said.headline.id, speaker, said.text)))
    return Exit.FINE


VERBS = (
    Verb(
        "quotes",
        "list who said what in the articles that match a query",
        ("newsterm quotes 'said:\"Lena Ortiz\"'", "newsterm quotes tag:rivers newer:7d --json"),
        list_arguments,
        quotes,
        query=True,
    ),
)
