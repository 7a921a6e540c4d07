"""What can be typed after ``:``."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from newsterm.tui.acts.adding import Adder
from newsterm.tui.acts.exporting import Exporter
from newsterm.tui.acts.finding import Finder
from newsterm.tui.acts.following import Follower
from newsterm.tui.acts.importing import Importer
from newsterm.tui.acts.leaving import Usher
from newsterm.tui.acts.marking import Marker
from newsterm.tui.acts.naming import Namer
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.tending import Warden
from newsterm.tui.keys import Key
from newsterm.tui.query_bar import Question
from newsterm.tui.stage import Stage
from newsterm.tui.themes import THEMES


@dataclass(frozen=True, slots=True)
class Command:
    """A word, what follows it (in brackets: or not), what it does in a few words, and what does it with the
    rest of the line."""

    name: str
    takes: str
    summary: str
    run: Callable[[str], None]


class Commander:
    """Asks for a command and runs it."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("browse.command", (":",), "command", "Type a command"),)

    def __init__(
        self,
        stage: Stage,
        adder: Adder,
        follower: Follower,
        importer: Importer,
        finder: Finder,
        namer: Namer,
        marker: Marker,
        refresher: Refresher,
        warden: Warden,
        exporter: Exporter,
        usher: Usher,
    ) -> None:
        self._stage = stage
        commands = (
            Command("q", "", "close the view, or quit", lambda _: usher.action_close(None)),
            Command("quit", "", "quit", lambda _: usher.action_quit(None)),
            Command("help", "", "all keys", lambda _: usher.action_help(None)),
            Command("add", "ADDRESS", "follow a source", adder.follow_address),
            Command("remove", "[NAME]", "follow a source no more", follower.remove),
            Command("import", "PATH", "bring over OPML, or what newsboat keeps", importer.bring),
            Command("catalogue", "", "starter catalogue", lambda _: follower.action_catalogue(None)),
            Command("sources", "", "what you follow, and how it is", lambda _: warden.action_sources(None)),
            Command("refresh", "", "refresh all", lambda _: refresher.action_refresh_all(None)),
            Command("refresh!", "", "ask again for what was left alone", lambda _: refresher.insist()),
            Command("find", "QUERY", "narrow the list", finder.find),
            Command("view", "NAME", "open a saved view", namer.open),
            Command("unview", "NAME", "forget a saved view", namer.remove),
            Command("read", "", "mark read or unread", lambda _: marker.action_toggle_read(None)),
            Command("star", "", "star or unstar", lambda _: marker.action_star(None)),
            Command("tag", "TAGS", "add tags of yours", marker.add_tags),
            Command("export", "[KIND] [PATH]", "write the article to a file", exporter.export),
            Command("undo", "", "undo", lambda _: marker.action_undo(None)),
            Command("theme", "NAME", "dark, light or terminal", self._wear),
        )
        self._commands: Mapping[str, Command] = {command.name: command for command in commands}

    def _wear(self, name: str) -> None:
        """Put a theme on."""
        known = {theme.name.removeprefix("newsterm-"): theme.name for theme in THEMES}
        if name in known:
            self._stage.headlines.app.theme = known[name]
        else:
            self._stage.warn(f"There is no theme {name}; there are {', '.join(known)}.")

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
