"""The choice among what a site offers."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from newsterm.cleaner import clean_line
from newsterm.hosts import plain
from newsterm.model import Offer
from newsterm.tui.cells import cut, isolated
from newsterm.tui.dialog import Dialog, LineList

WIDTH = 76
"""Cells of a line of the list."""


class ChoiceScreen(Dialog[Offer]):
    """What a site offers, two lines each; Enter follows one of them."""

    DEFAULT_CSS = """
    ChoiceScreen Vertical { height: auto; max-height: 90%; }
    ChoiceScreen LineList, ChoiceScreen LineList:focus { height: auto; max-height: 70vh; }
    """

    # Enter alone: it opens some time after it was asked for, and must not take a key for something else.
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "follow", "Follow")]

    def __init__(self, address: str, offers: Sequence[Offer]) -> None:
        self._offers = offers
        self._choice = LineList(map(_lines, offers))
        title = cut(clean_line(f"{plain(address)} offers several sources"), WIDTH)
        super().__init__(title, self._choice, "Enter follows the one under the cursor   Esc follows none")

    def action_follow(self) -> None:
        """Follow the one under the cursor."""
        if self._choice.highlighted is not None:
            self.dismiss(self._offers[self._choice.highlighted])


def _lines(offer: Offer) -> Content:
    """What it is called and of what kind it is; under it, where it is."""
    name = isolated(cut(clean_line(offer.title or offer.address), WIDTH - 16))
    where = isolated(cut(clean_line(plain(offer.address)), WIDTH - 2))
    return Content.assemble(name, (f"  {clean_line(offer.kind)}\n  {where}", "$dim"))
