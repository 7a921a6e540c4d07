"""``newsterm``: find the verb, run it, and turn what goes wrong into a sentence and an exit code."""

import argparse
import io
import os
import re
import sys
import traceback
from collections.abc import Sequence

from newsterm import __version__
from newsterm.cli.printing import complain
from newsterm.cli.verb import Exit, Verb
from newsterm.cli.verbs import MODULES, verb_called, verbs
from newsterm.config import Home
from newsterm.errors import NewstermError

SHIELD = "\0"
"""Set before a token of a query that argparse would take for an option."""

OPTION = re.compile(r"--.*|-h|-n\d*|-", re.DOTALL)
"""What is an option, or standard input, also where a query may stand."""

EXIT_CODES = """exit codes:
  0  fine, also when nothing was found     1  it failed; standard error says why
  2  the command line can't be read        3  some feeds failed, the others are refreshed
"""


def main(argv: Sequence[str]) -> int:
    """Run newsterm with these arguments; the result is the exit code."""
    _make_streams_sound()
    home, rest = _home_first(list(argv))
    try:
        return _run(home, rest)
    except NewstermError as error:
        complain(str(error))
        return Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep the interpreter from complaining at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except Exception as error:  # noqa: BLE001 - a mistake of ours; no traceback reaches a reader
        complain(f"a mistake of newsterm's own: {error or type(error).__name__}. {_logged(_home_in(argv))}")
        return Exit.FAILED


def _make_streams_sound() -> None:
    """See that there is an input and an output, and that no character in them can end the program."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # closed by who started us; its number must not go to a file of ours
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - till the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # As JSON is (RFC 8259, 8.1), whatever the terminal speaks.
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _logged(home: str) -> str:
    """Put the details of the error at hand into the log; the sentence that says where they are."""
    path = Home.find(home).log_file
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exc(file=log)
    except OSError:
        return "Its details could not be written down."
    return f"Its details are in {path}"


def _run(home: str, rest: list[str]) -> int:
    if rest and rest[0] in MODULES:
        verb = verb_called(rest[0])
        arguments = verb_parser(verb).parse_args(_shielded(rest[1:]) if verb.query else rest[1:])
        if verb.query:
            arguments.query = " ".join(token.removeprefix(SHIELD) for token in arguments.query)
        arguments.home = arguments.home or home
        code = verb.run(arguments)
    else:
        # Imported here, as a verb is: each loads what it needs.
        from newsterm.cli.opening import open_app

        # The usual way in doesn't load all verbs to tell of them in its help.
        named = app_parser().parse_args(rest) if rest else argparse.Namespace(home="", addresses=[])
        code = open_app(named.home or home, named.addresses)
    sys.stdout.flush()
    return code


def _home_first(argv: list[str]) -> tuple[str, list[str]]:
    """``--home DIR`` before a verb, and what follows it."""
    match argv:
        case ["--home", folder, *rest]:
            return folder, rest
        case [first, *rest] if first.startswith("--home="):
            return first.removeprefix("--home="), rest
    return "", argv


def _home_in(argv: Sequence[str]) -> str:
    """The ``--home`` of a command line, wherever it stands."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    _add_home(parser)
    home: str = parser.parse_known_args(argv)[0].home
    return home


def _shielded(tokens: Sequence[str]) -> list[str]:
    """The tokens, with those hidden from argparse that begin with a dash but are part of a query.

    Options are ``--long``, ``-h``, ``-n`` and ``-n5``; everything else after a dash is excluded by the query.
    """
    return [
        SHIELD + token if token.startswith("-") and before != "-n" and not OPTION.fullmatch(token) else token
        for before, token in zip(("", *tokens), tokens, strict=False)
    ]


def verb_parser(verb: Verb) -> argparse.ArgumentParser:
    """The parser of one verb's arguments."""
    parser = argparse.ArgumentParser(
        prog=f"newsterm {verb.name}",
        description=verb.summary,
        epilog="examples:\n" + "\n".join(f"  {example}" for example in verb.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_home(parser)
    verb.arguments(parser)
    return parser


def app_parser() -> argparse.ArgumentParser:
    """The parser of a command line without a verb: what to open."""
    width = max(map(len, MODULES))
    parser = argparse.ArgumentParser(
        prog="newsterm",
        usage="newsterm [--home DIR] [ADDRESS ...]\n       newsterm VERB ...  (newsterm VERB --help)",
        description="A news browser for the terminal that shows who said what.\n\n"
        "With addresses (feeds, pages, files, folders, - for standard input) it opens just these,\n"
        "without subscribing.",
        epilog="verbs:\n"
        + "\n".join(f"  {verb.name:<{width}}  {verb.summary}" for verb in verbs())
        + "\n\n"
        + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_home(parser)
    parser.add_argument("--version", action="version", version=f"newsterm {__version__}")
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="what to open")
    return parser


def _add_home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home",
        default="",
        metavar="DIR",
        help="keep settings, library and cache in this folder (also NEWSTERM_HOME)",
    )
