"""The facet pane: views, facets and their counts, and what is asked for."""

from textual.app import App, ComposeResult

from newsterm.model import Poll, Subscription
from newsterm.query import Query, parse
from newsterm.store.facets import Facet, FacetGroup
from newsterm.store.shelf import Shelved
from newsterm.store.subscriptions import SourceState
from newsterm.tui.facets.facet_pane import FacetPane
from newsterm.tui.facets.facet_rows import FacetRow, Facets, facet_rows, view_of
from newsterm.tui.themes import DARK
from newsterm.views import View

GROUPS = (
    FacetGroup("tags", (Facet("tag", "china", "China", 1280), Facet("tag", "trade", "Trade", 44))),
    FacetGroup("outlets", (Facet("from", "delta courier", "Delta Courier", 12),)),
    FacetGroup("places", (Facet("place", "port salen", "PORT SALEN", 3),)),
)


def source(title: str, error: str = "") -> SourceState:
    return SourceState(Subscription("s1", "https://x.example"), title, 1, 2, Poll(error=error))


def given(text: str = "", sources: tuple[SourceState, ...] = ()) -> Facets:
    return Facets(parse(text), {"": 4212, "unread": 128, "starred": 31}, GROUPS, sources)


class PaneApp(App[None]):
    """Only a facet pane."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = FacetPane()
        self.heard: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name

    def on_facet_pane_facet_toggled(self, message: FacetPane.FacetToggled) -> None:
        self.heard.append((message.field, message.value, message.how))

    def on_facet_pane_view_chosen(self, message: FacetPane.ViewChosen) -> None:
        self.heard.append(message.value)

    def on_facet_pane_problem_seen(self, message: FacetPane.ProblemSeen) -> None:
        self.heard.append(message.sentence)


def headings(facets: Facets) -> list[str]:
    return [row.label for row in facet_rows(facets) if row.label and not row.field]


def test_views_come_first_then_sources_tags_and_places() -> None:
    assert headings(given()) == ["VIEWS", "SOURCES", "TAGS", "PLACES"]


def test_the_view_of_a_query_is_marked() -> None:
    assert view_of(parse("tag:china is:unread")) == "unread"
    assert view_of(Query()) == ""
    chosen = [row.label for row in facet_rows(given("is:starred")) if row.field == "view" and row.state]
    assert chosen == ["Starred"]


def test_a_facet_says_whether_it_is_asked_for() -> None:
    states = {row.value: row.state for row in facet_rows(given("tag:china -tag:trade"))}
    assert (states["china"], states["trade"], states["delta courier"]) == ("+", "-", "")


def test_a_dateline_does_not_shout() -> None:
    assert "Port Salen" in [row.label for row in facet_rows(given())]


def test_what_is_asked_for_is_listed_though_nothing_has_it() -> None:
    rows = facet_rows(given('-said:"lena ortiz"'))
    assert FacetRow("lena ortiz", "said", "lena ortiz", None, "-") in rows


def test_a_source_that_fails_is_listed_with_its_problem() -> None:
    rows = facet_rows(
        given(sources=(source("Hill Gazette", "it is gone"), source("Delta Courier", "too slow")))
    )
    problems = {row.label: row.problem for row in rows if row.problem}
    assert problems == {"Hill Gazette": "it is gone", "Delta Courier": "too slow"}


def test_a_source_that_fails_and_is_asked_for_is_listed_once() -> None:
    rows = facet_rows(given('from:"hill gazette"', sources=(source("Hill Gazette", "it is gone"),)))
    (row,) = [row for row in rows if row.label.casefold() == "hill gazette"]
    assert (row.state, row.problem) == ("+", "it is gone")


async def test_keys_require_exclude_and_drop() -> None:
    app = PaneApp()
    async with app.run_test(size=(29, 24)) as pilot:
        app.pane.show(given())
        app.pane.action_down(4)
        app.pane.action_require(None)
        app.pane.action_exclude(None)
        app.pane.show(given("tag:china"))
        app.pane.action_require(None)
        app.pane.action_exclude(None)
        await pilot.pause()
        assert app.heard == [
            ("tag", "china", "+"),
            ("tag", "china", "-"),
            ("tag", "china", ""),
            ("tag", "china", "-"),
        ]


async def test_views_are_chosen_and_the_same_again_is_all() -> None:
    app = PaneApp()
    async with app.run_test(size=(29, 24)) as pilot:
        app.pane.show(given())
        app.pane.action_down(1)
        app.pane.action_require(None)
        app.pane.show(given("is:unread"))
        app.pane.action_require(None)
        await pilot.pause()
        assert app.heard == ["unread", ""]


async def test_saved_views_are_drawn_as_text_and_asked_for_by_name() -> None:
    app = PaneApp()
    async with app.run_test(size=(29, 24)) as pilot:
        app.pane.show(given("tag:china"))
        app.pane.shelve(
            [
                Shelved(View("[b]Deltas\x1b[2J and their ports", "tag:china"), parse("tag:china"), 7),
                Shelved(View("Odd", "tag:("), mistake="it can't be read"),
            ]
        )
        assert [(row.label[:9], row.count, row.state) for row in app.pane.rows if row.field == "saved"] == [
            ("[b]Deltas", 7, "+"),
            ("Odd", None, ""),
        ]
        assert app.pane.render_line(4).text == "  ▸  [b]Deltas\ufffd[2J a…      7 "
        assert app.pane.render_line(5).text == "     Odd              !      "
        app.pane.action_down(4)
        app.pane.action_require(None)
        app.pane.action_exclude(None)
        await pilot.pause()
        assert app.heard == ["it can't be read", "Odd"]


async def test_the_cursor_stays_on_its_facet() -> None:
    app = PaneApp()
    async with app.run_test(size=(29, 24)):
        app.pane.show(given())
        app.pane.action_bottom(None)
        assert app.pane.row
        assert app.pane.row.value == "port salen"
        fewer = Facets(parse("tag:china"), {"": 1}, GROUPS[2:])
        app.pane.show(fewer)
        assert app.pane.row.value == "port salen"


async def test_a_problem_is_told_when_the_cursor_comes_to_it() -> None:
    app = PaneApp()
    async with app.run_test(size=(29, 24)) as pilot:
        app.pane.show(given(sources=(source("Delta Courier", "it answers too slowly"),)))
        app.pane.action_down(3)
        await pilot.pause()
        assert app.heard == ["it answers too slowly"]
        assert app.pane.render_line(6).text == " [ ] Delta Courier    !   12 "


async def test_every_line_is_as_wide_as_the_pane_and_long_names_are_cut() -> None:
    app = PaneApp()
    groups = (
        FacetGroup("tags", (Facet("tag", "x", "港湾" * 30, 7), Facet("tag", "y", "a\x1b[2J[/]", 123456))),
    )
    async with app.run_test(size=(29, 24)) as pilot:
        app.pane.show(Facets(Query(), {"": 1_000_000}, groups))
        app.pane.focus()
        await pilot.pause()
        strips = [app.pane.render_line(y) for y in range(24)]
        assert {strip.cell_length for strip in strips} == {29}
        words = "\n".join(strip.text for strip in strips)
        assert "…" in words
        assert "[/]" in words
        assert "\x1b" not in words
