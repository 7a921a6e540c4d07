"""Which panes are seen, and which one has the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.screen import Screen
from textual.widget import Widget

from newsterm.tui.keys import Key
from newsterm.tui.stage import Stage

WIDE, MIDDLE = 140, 100
"""Cells from which there is room for three panes, and for two."""

CSS = """
Browse { background: $ground; color: $text-body; }
Browse #panes { height: 1fr; }
Browse FacetPane { width: 29; }
Browse HeadlineList { width: 5fr; }
Browse ArticlePane { width: 7fr; }
Browse.wide HeadlineList { width: 10fr; }
Browse.wide ArticlePane { width: 17fr; }
Browse.small FacetPane { width: 1fr; }
Browse .lined { border-left: solid $rule; }
Browse.ascii .lined { border-left: ascii $rule; }
Browse SourcePane { width: 1fr; }
Browse #foot { height: auto; }
"""


class Panes:
    """Moves the keys from pane to pane, and shows those there is room for: three, two or one."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("browse.facets", ("t",), "facets", "Views and facets"),
        Key("browse.next-pane", ("tab",), "next_pane", "Next pane"),
        Key("browse.previous-pane", ("shift+tab",), "previous_pane", "Pane before"),
        Key("browse.zen", ("z",), "zen", "The article alone"),
        Key("browse.leave", ("h", "left"), "leave", "Back to the pane before"),
    )

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._room = 3
        self._is_faceting = False
        self._is_reading = False
        self._is_zen = False
        self._is_tending = False

    @property
    def _screen(self) -> Screen[object]:
        return self._stage.headlines.screen

    @property
    def _named(self) -> dict[str, Widget]:
        """The panes by their names, from left to right."""
        return {
            "facets": self._stage.facets,
            "headlines": self._stage.headlines,
            "article": self._stage.article,
            "sources": self._stage.sources,
        }

    @property
    def focused(self) -> str:
        """The pane that has the keys: ``facets``, ``headlines``, ``article``, ``sources``; empty for none."""
        return next((name for name, pane in self._named.items() if pane.has_focus), "")

    def joints(self) -> Sequence[int]:
        """The columns of the rules between the panes."""
        return [pane.region.x for pane in self._named.values() if pane.display and pane.has_class("lined")]

    def fit(self, width: int) -> None:
        """Show the panes that a screen of so many columns has room for."""
        self._room = 3 if width >= WIDE else 2 if width >= MIDDLE else 1
        for room, name in ((3, "wide"), (2, "middle"), (1, "small")):
            self._screen.set_class(self._room == room, name)
        self._arrange()

    def _arrange(self) -> None:
        """Show the panes that are to be seen, with rules between them.

        Only what changes is touched: a pane shown or hidden is laid out in a few milliseconds, a class of
        the screen changed has the styles of everything worked out again.
        """
        seen = self._seen()
        for line in (self._stage.header, self._stage.rule):
            line.display = not self._is_zen
        self._stage.footer.attend(metered="article" in seen, hushed=self._is_zen)
        for name, pane in self._named.items():
            pane.set_class(name in seen[1:], "lined")
            pane.display = name in seen
        self._screen.call_after_refresh(self._stage.rule.refresh)

    def _seen(self) -> Sequence[str]:
        """The panes to be seen, from left to right."""
        if self._is_tending:
            return ("sources",)
        if self._is_zen:
            return ("article",)
        if self._room == 1:
            return ("facets" if self._is_faceting else "article" if self._is_reading else "headlines",)
        if self._room == 2:
            return ("facets", "headlines") if self._is_faceting else ("headlines", "article")
        return ("facets", "headlines", "article")

    def read(self) -> None:
        """Give the keys to the article."""
        self._go("article")

    def browse(self) -> None:
        """Give the keys to the list."""
        self._is_zen = False
        self._go("headlines")

    def choose(self) -> None:
        """Give the keys to the facets."""
        self._is_zen = False
        self._go("facets")

    def tend(self) -> None:
        """Give the keys to the sources, in the place of everything else."""
        self._is_zen = False
        self._go("sources")

    def _go(self, name: str) -> None:
        self._is_faceting, self._is_reading = name == "facets", name == "article"
        self._is_tending = name == "sources"
        self._arrange()
        if not self._stage.bar.asking:  # or what is typed would go nowhere
            self._named[name].focus()

    def close(self) -> bool:
        """Close what lies over the list, one thing at a time; whether there was something."""
        if self._is_zen:
            self.action_zen(None)
        elif self.focused != "headlines":
            self.browse()
        else:
            return False
        return True

    # Keys

    def action_facets(self, _count: int | None) -> None:
        """Go to the facets, or back."""
        if self.focused == "facets":
            self.browse()
        else:
            self.choose()

    def action_next_pane(self, _count: int | None) -> None:
        """Go on to the next pane."""
        {"facets": self.browse, "headlines": self.read}.get(self.focused, self.choose)()

    def action_previous_pane(self, _count: int | None) -> None:
        """Go back to the pane before."""
        {"facets": self.read, "headlines": self.choose}.get(self.focused, self.browse)()

    def action_zen(self, _count: int | None) -> None:
        """Show the article alone, and how far it is read; or everything else again.

        It stays alone while the reader walks from article to article, until the keys go elsewhere.
        """
        if self._is_zen:
            self._is_zen = False
            self._arrange()
        elif self.focused == "article":
            self._is_zen = self._stage.shown is not None
            self._arrange()
        elif self.focused != "sources" and self._stage.headlines.headline:
            self._is_zen = True
            self._stage.headlines.action_open(None)

    def action_leave(self, _count: int | None) -> None:
        """Go one pane to the left."""
        if self.focused == "article":
            self.browse()
        elif self.focused == "headlines" and self._stage.facets.display:
            self.choose()
        elif self.focused == "sources":
            self.browse()
