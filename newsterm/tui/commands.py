"""What can be typed after ``:``."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from newsterm.tui.keys import Key
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage


@dataclass(frozen=True, slots=True)
class Command:
    """A word, what may follow it, what it does in a few words, and what does it with the rest of the line."""

    name: str
    takes: str
    summary: str
    run: Callable[[str], None]


class Commander:
    """Asks for a command and runs it."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("browse.command", (":",), "command", "Type a command"),)

    def __init__(self, stage: Stage, commands: Sequence[Command]) -> None:
        self._stage = stage
        self._commands: Mapping[str, Command] = {command.name: command for command in commands}

    def action_command(self, _count: int | None) -> None:
        """Ask for a command."""
        focused = self._stage.headlines.screen.focused

        def run(line: str) -> None:
            give_back()
            self.run(line)

        def give_back() -> None:
            if focused:
                focused.focus()

        placeholder = "  ".join(
            f"{command.name} {command.takes}".strip() for command in self._commands.values()
        )
        self._stage.bar.ask(Question(":", run, placeholder=placeholder, taken_back=give_back))

    def run(self, line: str) -> None:
        """Run what was typed."""
        name, _, rest = line.strip().partition(" ")
        if not name:
            return
        command = self._commands.get(name)
        if command is None:
            near = difflib.get_close_matches(name, self._commands, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(self._commands)}."
            self._stage.warn(f"There is no command {name}; {hint}")
        elif command.takes and not command.takes.startswith("[") and not rest.strip():
            self._stage.warn(f":{name} needs {command.takes}: {command.summary}.")
        else:
            command.run(rest.strip())
