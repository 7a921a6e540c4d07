"""The verb discover, and the choice among what a site offers."""

import argparse
import asyncio
import shlex
import sys
from collections.abc import Sequence

from newsterm.cleaner import clean_line
from newsterm.cli.printing import complain, row
from newsterm.cli.records import line, offer_record
from newsterm.cli.verb import Exit, Verb, add_json
from newsterm.config import Home, read_config
from newsterm.hosts import plain
from newsterm.model import Offer
from newsterm.sources.address import settle
from newsterm.sources.known_sites import offers_by_address


def discover(arguments: argparse.Namespace) -> int:
    """List what could be followed at an address."""
    address = settle(arguments.address)
    offers = offers_by_address(address) or offers_at(address, arguments.home)
    for offer in offers:
        print(line(offer_record(offer)) if arguments.json else row((offer.address, offer.kind, offer.title)))
    if not offers:
        complain(f"{plain(address)} offers no feed that can be found; look on the site for one")
    return Exit.FINE if offers else Exit.FAILED


def offers_at(address: str, home: str) -> list[Offer]:
    """The sources that are found by asking the site. Raises AddressError where it can't be had."""
    # Imported here: the parsers and the HTTP client would cost every other verb its quick start.
    from newsterm.refresh.finding import find

    return asyncio.run(find(address, read_config(Home.find(home).config_file)))


def chosen(address: str, offers: Sequence[Offer]) -> Offer | None:
    """The offer the reader picks at the terminal, if any; without a terminal the offers are only told."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _picked(address, offers)
    complain(f"{plain(address)} offers several sources; add the one you want:")
    for offer in offers:
        verb = "newsterm" if offer.kind == "page" else "newsterm add"
        about = clean_line(f"{offer.kind} {offer.title}".strip())
        print(f"  {verb} {shlex.quote(clean_line(offer.address))}  # {about}", file=sys.stderr)
    return None


def _picked(address: str, offers: Sequence[Offer]) -> Offer | None:
    """The offer whose number the reader types: the first for Enter, none for q."""
    print(clean_line(f"{plain(address)} offers:"))
    for number, offer in enumerate(offers, start=1):
        print(clean_line(f"{number:>4}  {offer.title or '-'}  {offer.kind}  {offer.address}"))
    numbers = {str(number): offer for number, offer in enumerate(offers, start=1)}
    while True:
        try:
            answer = input("Number (Enter for 1, q for none): ").strip().lower()
        except EOFError:
            return None
        if answer in ("q", "n"):
            return None
        if picked := numbers.get(answer or "1"):
            return picked


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("address", metavar="ADDRESS", help="a site, a page of it, or a feed")


VERBS = (
    Verb(
        "discover",
        "list the feeds a site offers",
        (
            "newsterm discover delta-courier.example",
            "newsterm discover delta-courier.example --json | jq -r .address",
        ),
        _arguments,
        discover,
    ),
)
