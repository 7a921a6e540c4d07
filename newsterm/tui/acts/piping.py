"""A command of the reader's that is given an article: no shell sees it, it can't block or flood."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from newsterm.cleaner import clean_line
from newsterm.errors import NewstermError
from newsterm.model import Article

LONGEST = 30.0
"""Seconds after which a command is stopped."""

MOST = 200_000
"""Bytes of its output that are kept; a command that writes more is stopped."""

_LONGEST_VALUE = 4_000  # signs; the kernel has limits for an environment
_LOOK = 0.1  # seconds between two looks at whether it has ended


@dataclass(frozen=True, slots=True)
class Piped:
    """What a command wrote, to standard output and error alike, and how it ended: its exit code, or in words
    why it was stopped."""

    output: str
    code: int = 0
    stopped: str = ""


def told_of(article: Article) -> dict[str, str]:
    """What a command is told of the article in its environment."""
    values = {
        "ID": article.id,
        "URL": article.url,
        "TITLE": article.title,
        "AUTHOR": ", ".join(article.byline),
        "OUTLET": article.outlet,
        "PUBLISHED": article.published.isoformat() if article.published else "",
    }
    return {f"NEWSTERM_{name}": clean_line(value)[:_LONGEST_VALUE] for name, value in values.items()}


class Pipe:
    """A command being run; `stop` ends it from another thread."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self._words = words
        self._environment = {**os.environ, **environment}
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = ""

    def run(self, text: bytes, longest: float = LONGEST) -> Piped:
        """Give the command this text on standard input, and wait for it. Raises NewstermError if it can't be
        started."""
        with TemporaryFile() as given:
            given.write(text)
            given.seek(0)
            try:
                self._process = subprocess.Popen(  # noqa: S603 - an argument list, no shell
                    self._words,
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    env=self._environment,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                raise NewstermError(f"{self._words[0]} can't be started: {reason}") from error
        with self._process as process:
            output = self._hear(process, time.monotonic() + longest)
        return Piped(output.decode("utf-8", "replace"), process.returncode, self._stopped)

    def stop(self, why: str = "") -> None:
        """End the command and all it has started."""
        process = self._process
        if process and process.poll() is None:
            self._stopped = why
            os.killpg(process.pid, signal.SIGKILL)

    def _hear(self, process: subprocess.Popen[bytes], deadline: float) -> bytes:
        """The output, until the command ends; what it leaves running behind it isn't waited for."""
        assert process.stdout
        output = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if selector.select(_LOOK):
                    part = os.read(process.stdout.fileno(), 65_536)
                    output += part
                    if not part:
                        break
                elif process.poll() is not None:
                    break
                if len(output) > MOST:
                    self.stop("it wrote too much")
                    break
                if time.monotonic() > deadline:
                    self.stop("it took too long")
                    break
        return bytes(output[:MOST])
