"""``python -m newsterm``."""

import sys


def main() -> int:
    """Run the command line."""
    from newsterm.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
