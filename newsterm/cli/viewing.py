"""The verb views: what was saved under a name."""

import argparse

from newsterm.cli.printing import complain, row
from newsterm.cli.records import line, view_record
from newsterm.cli.verb import Exit, Verb, add_json, open_store
from newsterm.store.shelf import counted
from newsterm.views import readable_views


def views(arguments: argparse.Namespace) -> int:
    """List the saved views, in their order."""
    with open_store(arguments) as store:
        found, mistakes = readable_views(store.home)
        for view in counted(found, store.headlines):
            if arguments.json:
                print(line(view_record(view)))
            else:
                unread = "!" if view.unread is None else view.unread
                print(row((view.view.name, unread, view.view.query)))
            mistakes += [view.mistake] if view.mistake else []
    for mistake in mistakes:
        complain(mistake)
    return Exit.FAILED if mistakes else Exit.FINE


VERBS = (
    Verb(
        "views",
        "list saved views, what each asks for and how many unread articles it has",
        ("newsterm views", "newsterm views --json | jq -r 'select(.unread > 0) | .name'"),
        add_json,
        views,
    ),
)
