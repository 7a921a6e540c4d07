"""The verb that tells who said what."""

import argparse
import csv
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from newsterm.cleaner import clean_line
from newsterm.cli.printing import complain, row
from newsterm.cli.reading import add_limit
from newsterm.cli.records import Record, cut_record, line, person_record, said_record
from newsterm.cli.verb import Exit, Verb, add_json, add_query, open_store
from newsterm.errors import NewstermError
from newsterm.export.phrasing import escaped, linked
from newsterm.model import UNSURE, Kind
from newsterm.query import fold, parse
from newsterm.reading.quotes.echoes import Echo, Spoken, gathered
from newsterm.store.quotations import Said
from newsterm.store.store import Store

PEOPLE = 50
"""People listed where nobody says how many."""

CITATION = (
    "speaker",
    "text",
    "kind",
    "confidence",
    "title",
    "outlet",
    "published",
    "link",
    "article",
    "gone",
)
"""The columns of a table of quotations."""

_FORMULA = ("=", "+", "-", "@")
_BARS = "▁▂▃▄▅▆▇█"


def quotes(arguments: argparse.Namespace) -> int:
    """List who said what, newest first; or the people who are quoted most."""
    with open_store(arguments) as store:
        if arguments.people:
            _list_people(store, arguments)
            return Exit.FINE
        found = store.quotations.find(parse(arguments.query), unsure=arguments.all)
        echoes = gathered(found, _spoken) if arguments.once else map(_alone, found)
        records = map(partial(_record, store), islice(echoes, arguments.limit))
        if arguments.json:
            for record in records:
                print(line(record))
        elif arguments.csv:
            table = csv.writer(sys.stdout, lineterminator="\n")
            table.writerow(CITATION)
            table.writerows([_cell(record[name]) for name in CITATION] for record in records)
        else:
            for record in records:
                print(_cited(record) if arguments.markdown else row(_cells(record)))
    return Exit.FINE


def _alone(said: Said) -> Echo[Said]:
    return Echo(said, [])


def _spoken(said: Said) -> Spoken:
    """What tells whether two outlets quote the same; of somebody unnamed nothing does."""
    speaker = said.quotation.speaker
    name = fold(speaker.name) if speaker else f"{said.headline.row} {said.quotation.content}"
    return Spoken(name, said.text, said.headline.published)


def _record(store: Store, echo: Echo[Said]) -> Record:
    """A quotation, and how others have it."""
    record = said_record(echo.fullest, store.quotations.origin(echo.fullest))
    return record | {"also": [cut_record(other, echo.fullest.text) for other in echo.others]}


def _cells(record: Record) -> Sequence[str]:
    others = sorted({other["outlet"] for other in record["also"]})
    also = f"also in {', '.join(others)}" if others else ""
    return record["article"], record["speaker"] or "?", record["text"], *filter(None, (also, _gone(record)))


def _gone(record: Record) -> str:
    """That the article no longer has these words, and where they stood."""
    day = (record["captured"] or "").partition("T")[0]
    version = f"version {record['revision']} of the {record['provenance']}, {day}"
    return f"no longer in the article: {version}" if record["gone"] else ""


def _cell(value: str | float | None) -> str:
    """A cell that no spreadsheet takes for a formula (CWE-1236)."""
    text = " ".join(clean_line(str(value if value is not None else "")).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cited(record: Record) -> str:
    """A quotation and its citation, in Markdown."""
    words = escaped(" ".join(clean_line(record["text"]).split()))
    spoken = words if record["kind"] == Kind.INDIRECT else f"“{words}”"
    title = clean_line(record["title"] or record["outlet"])
    source = linked(escaped(title), record["link"] or record["url"]) if record["url"] else escaped(title)
    speaker = escaped(clean_line(record["speaker"] or "unnamed"))
    who = f"probably {speaker}" if record["confidence"] < UNSURE else speaker
    day = (record["published"] or "").partition("T")[0]
    outlet = escaped(clean_line(record["outlet"]))
    cited = f"> {spoken}\n>\n> — {', '.join(filter(None, (who, source, outlet, day, _gone(record))))}\n"
    return "\n".join([cited, *map(_cut, record["also"]), *([""] if record["also"] else [])])


def _cut(other: Record) -> str:
    """How another outlet has it, in Markdown."""
    outlet = linked(escaped(clean_line(other["outlet"] or other["title"])), other["link"])
    return f"- {outlet}: {escaped(' '.join(clean_line(other['text']).split()))}"


def _list_people(store: Store, arguments: argparse.Namespace) -> None:
    """List who is quoted how much, and on how many articles that rests."""
    if arguments.markdown or arguments.csv:
        raise NewstermError("People are listed in plain lines or with --json.")
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
    parser.add_argument(
        "--once", action="store_true", help="the same words in several outlets once, with how each cut them"
    )
    parser.add_argument("--all", action="store_true", help="with guesses, too: who said it is not sure")
    forms = parser.add_mutually_exclusive_group()
    add_json(forms)
    forms.add_argument("--markdown", action="store_true", help="print Markdown, with citations")
    forms.add_argument("--csv", action="store_true", help="print a table of values parted by commas")
    add_limit(parser)
    add_query(parser)


VERBS = (
    Verb(
        "quotes",
        "list who said what in the articles that match a query",
        (
            "newsterm quotes 'said:\"Lena Ortiz\"'",
            "newsterm quotes tag:rivers newer:7d --json",
            "newsterm quotes 'said:ortiz about:\"grain price\"' --markdown",
            "newsterm quotes --people newer:30d",
        ),
        _arguments,
        quotes,
        query=True,
    ),
)
