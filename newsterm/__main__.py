"""``python -m newsterm``."""

import sys


def main() -> int:
    """Run the command line."""
    try:
        # Imported here, so that Ctrl-C is quiet from the first moment.
        from newsterm.cli.main import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
