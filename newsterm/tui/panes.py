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
Browse { background: $ground; color: $text-body; layers: base; }
Browse #panes { height: 1fr; }
Browse FacetPane { width: 29; display: none; }
Browse HeadlineList { width: 5fr; }
Browse ArticlePane { width: 7fr; display: none; }
Browse.wide HeadlineList { width: 10fr; border-left: solid $rule; }
Browse.wide ArticlePane { width: 17fr; }
Browse.wide FacetPane, Browse.wide ArticlePane, Browse.middle ArticlePane { display: block; }
Browse.wide ArticlePane, Browse.middle ArticlePane { border-left: solid $rule; }
Browse.faceting FacetPane { display: block; }
Browse.middle.faceting ArticlePane, Browse.small.faceting HeadlineList { display: none; }
Browse.middle.faceting HeadlineList { border-left: solid $rule; }
Browse.small.faceting FacetPane { width: 1fr; }
Browse.small.reading ArticlePane { display: block; }
Browse.small.reading HeadlineList { display: none; }
Browse.zen FacetPane, Browse.zen HeadlineList { display: none; }
Browse.zen ArticlePane { display: block; border-left: none; }
Browse.ascii HeadlineList, Browse.ascii ArticlePane { border-left: ascii $rule; }
Browse.ascii.zen ArticlePane { border-left: none; }
Browse.ascii.small HeadlineList, Browse.ascii.small ArticlePane { border-left: none; }
Browse.asking FooterLine { display: none; }
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

    @property
    def _screen(self) -> Screen[object]:
        return self._stage.headlines.screen

    @property
    def focused(self) -> str:
        """The pane that has the keys: ``facets``, ``headlines`` or ``article``, or empty for none."""
        return next((name for name, pane in self._named().items() if pane.has_focus), "")

    def _named(self) -> dict[str, Widget]:
        return {
            "facets": self._stage.facets,
            "headlines": self._stage.headlines,
            "article": self._stage.article,
        }

    def fit(self, width: int) -> None:
        """Show the panes that a screen of so many columns has room for."""
        self._screen.set_class(width >= WIDE, "wide")
        self._screen.set_class(MIDDLE <= width < WIDE, "middle")
        self._screen.set_class(width < MIDDLE, "small")
        self._redraw_rule()

    def joints(self) -> Sequence[int]:
        """The columns of the rules between the panes."""
        return [
            pane.region.x
            for pane in self._named().values()
            if pane.display and pane.styles.border_left[0] not in ("", "none")
        ]

    def _redraw_rule(self) -> None:
        self._screen.call_after_refresh(self._stage.rule.refresh)

    def read(self) -> None:
        """Give the keys to the article."""
        self._screen.remove_class("faceting")
        self._screen.add_class("reading")
        self._stage.article.focus()
        self._redraw_rule()

    def browse(self) -> None:
        """Give the keys to the list."""
        self._screen.remove_class("faceting", "reading", "zen")
        self._stage.headlines.focus()
        self._redraw_rule()

    def choose(self) -> None:
        """Give the keys to the facets."""
        self._screen.remove_class("reading", "zen")
        self._screen.add_class("faceting")
        self._stage.facets.focus()
        self._redraw_rule()

    def close(self) -> bool:
        """Close what lies over the list, one thing at a time; whether there was something."""
        if self._screen.has_class("zen"):
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
        """Show the article alone, or the other panes again."""
        if self._screen.has_class("zen"):
            self._screen.remove_class("zen")
        elif self._stage.shown:
            self.read()
            self._screen.add_class("zen")
        self._redraw_rule()

    def action_leave(self, _count: int | None) -> None:
        """Go one pane to the left."""
        if self.focused == "article":
            self.browse()
        elif self.focused == "headlines" and self._stage.facets.display:
            self.choose()
