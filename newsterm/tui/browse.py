"""The one screen: panes side by side, and what they say routed to those who act on it."""

from collections.abc import Sequence
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from newsterm.config import Config
from newsterm.query import Query
from newsterm.tui import panes
from newsterm.tui.acts.adding import Adder
from newsterm.tui.acts.commands import Commander
from newsterm.tui.acts.comparing import Comparer
from newsterm.tui.acts.exporting import Exporter
from newsterm.tui.acts.fetching import Retriever
from newsterm.tui.acts.finding import Finder, hit_words
from newsterm.tui.acts.following import Follower
from newsterm.tui.acts.illustrating import Illustrator
from newsterm.tui.acts.importing import Importer
from newsterm.tui.acts.leaving import Usher
from newsterm.tui.acts.marking import Marker
from newsterm.tui.acts.naming import Namer
from newsterm.tui.acts.offering import Offer, OfferingScreen
from newsterm.tui.acts.opening import copy_url, open_url
from newsterm.tui.acts.reading import Reader
from newsterm.tui.acts.refreshing import Refresher
from newsterm.tui.acts.scribe import Scribe
from newsterm.tui.acts.tending import Warden
from newsterm.tui.acts.viewing import Viewer
from newsterm.tui.acts.walking import Walker
from newsterm.tui.acts.watching import Watcher
from newsterm.tui.article.article_pane import ArticlePane
from newsterm.tui.desk import Desk
from newsterm.tui.facets.facet_pane import FacetPane
from newsterm.tui.glyphs import ASCII, Glyphs
from newsterm.tui.headlines.headline_list import HeadlineList
from newsterm.tui.keyboard import Keyboard
from newsterm.tui.keys import Pending, Pressed, Unbound, key_name
from newsterm.tui.panes import Panes
from newsterm.tui.query_bar import QueryBar
from newsterm.tui.sources.source_pane import SourcePane
from newsterm.tui.stage import Stage
from newsterm.tui.status_line import FooterLine, HeaderLine, RuleLine
from newsterm.tui.wording import HINTS, SAMPLES, WELCOME

GO_ON = "This is the end. Space: next unread"
"""What is said at the end of an article; the same key again goes there."""

WATCH_EVERY = 1.0
"""Seconds between two looks at whether another newsterm has written."""

LOOK_EVERY = 60.0
"""Seconds between two looks at whether a source is due."""


class Browse(OfferingScreen):
    """Facets, headlines and an article; a header above, a footer below."""

    DEFAULT_CSS = panes.CSS

    def __init__(self, desk: Desk, home: Desk | None, config: Config, query: Query, glyphs: Glyphs) -> None:
        super().__init__()
        self._home = home or desk
        self._glyphs = glyphs
        self._said = ""
        self.stage = stage = Stage(
            desk=desk,
            config=config,
            scribe=Scribe(),
            header=HeaderLine(glyphs=glyphs),
            rule=RuleLine(lambda: self._panes.joints(), glyphs=glyphs),
            facets=FacetPane(glyphs=glyphs),
            headlines=HeadlineList(desk.store.headlines.window, glyphs=glyphs),
            article=ArticlePane(glyphs=glyphs, measure=config.measure),
            sources=SourcePane(glyphs=glyphs),
            bar=QueryBar(),
            footer=FooterLine(glyphs=glyphs),
        )
        self._panes = Panes(stage)
        self._viewer = Viewer(stage, query, lambda: self._namer.count())
        self._namer = Namer(stage, self._viewer, self._panes, self._home.store.home)
        self._watcher = Watcher(stage, self._viewer, self._namer, self._home.store)
        self._finder = Finder(stage, self._viewer, self._panes)
        self._marker = Marker(stage, self._viewer, lambda change: self._follower.follow_again(change))
        self._refresher = Refresher(stage, self._viewer, lambda ids: self._reader.renewed(ids))
        self._retriever = Retriever(stage, self._viewer, lambda ids: self._reader.refreshed(ids))
        self._comparer = Comparer(stage)
        self._reader = Reader(
            stage,
            self._viewer,
            self._marker,
            self._panes.read,
            self._refresher.hurry,
            self._retriever,
            self._comparer,
        )
        self._illustrator = Illustrator(stage)
        self._walker = Walker(stage, self._viewer, self._reader)
        self._follower = Follower(stage, self._viewer, self._refresher, self._home, self._go_home)
        self._adder = Adder(
            stage, self._viewer, self._refresher, self._follower, self._panes, self._home, self._go_home
        )
        self._warden = Warden(stage, self._viewer, self._marker, self._refresher, self._follower, self._panes)
        self._exporter = Exporter(stage, self._home.store.home)
        self.usher = Usher(stage, self._panes, self._viewer, self._refresher, self._illustrator)
        self._keyboard = self.usher.keyboard = Keyboard(
            {
                "facets": stage.facets,
                "headlines": stage.headlines,
                "article": stage.article,
                "sources": stage.sources,
            },
            (
                self._panes,
                self._viewer,
                self._namer,
                self._finder,
                self._walker,
                self._reader,
                self._retriever,
                self._illustrator,
                self._marker,
                self._refresher,
                self._adder,
                self._follower,
                self._warden,
                Commander(
                    stage,
                    self._adder,
                    self._follower,
                    Importer(stage, self._viewer, self._refresher, self._home, self._go_home),
                    self._finder,
                    self._namer,
                    self._marker,
                    self._refresher,
                    self._warden,
                    self._exporter,
                    self.usher,
                ),
                self._exporter,
                self.usher,
            ),
            config.keys,
        )

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        stage = self.stage
        yield stage.header
        yield stage.rule
        with Horizontal(id="panes"):
            yield stage.facets
            yield stage.headlines
            yield stage.article
            yield stage.sources
        with Vertical(id="foot"):
            yield stage.bar
            yield stage.footer

    def on_mount(self) -> None:
        """Show the first headlines before anything else is done."""
        self.set_class(self._glyphs is ASCII, "ascii")
        self.stage.header.change(label=self.stage.desk.label)
        self._viewer.open(self._viewer.query)
        self._panes.browse()
        self.stage.outdated()  # from now on
        self.app.app_resume_signal.subscribe(self, lambda _: self.usher.action_redraw(None))
        # How much of an article is read shows only once it is laid out, which follows when its pane appears.
        self.watch(self.stage.article, "virtual_size", self._reader.progressed, init=False)
        self.watch(self.stage.article, "virtual_size", self._illustrator.look, init=False)
        self.watch(self.stage.article, "has_focus", self._illustrator.look, init=False)
        self.set_interval(WATCH_EVERY, self._watcher.look)
        self.call_after_refresh(self._greet)
        self.call_after_refresh(self._watcher.look)
        if self.stage.config.refresh_at_start:
            self.set_interval(LOOK_EVERY, self._refresher.look_for_due)
        if self.stage.config.refresh_at_start or self.stage.desk.temporary:
            self.call_after_refresh(self._refresher.start_due)

    async def on_unmount(self) -> None:
        """Stop what runs and write what is not yet written."""
        self._refresher.leave()
        self._exporter.leave()
        await self._retriever.end()
        await self._reader.leave()
        self.stage.scribe.close()

    def _greet(self) -> None:
        if self._keyboard.mistakes:
            self.stage.warn(f"Keys: {self._keyboard.mistakes[0]}.")
        elif self.stage.desk.label == SAMPLES:
            self.stage.say(WELCOME)

    def _go_home(self) -> None:
        """Show the reader's own desk from now on."""
        if self.stage.desk is not self._home:
            self._refresher.leave(self.stage.desk)
            self._retriever.leave()
            self._reader.forget()
            self._walker.forget()
            self.stage.desk = self._home
            self.stage.header.change(label=self._home.label)
            self._hint()
            self._viewer.start_over()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self._panes.fit(event.size.width)

    # Keys

    def offers(self) -> Sequence[Offer]:
        """What can be done while the pane that has the focus has it."""
        pane = self._panes.focused
        return [(key, partial(self._keyboard.run, key)) for key in self._keyboard.in_reach(pane) if key.keys]

    def on_key(self, event: events.Key) -> None:
        """Hand every key to the one resolver; what is said stays until now."""
        if self.stage.bar.asking:
            self.stage.bar.take(event)
            return
        pane = self._panes.focused
        self._said = self.stage.footer.sentence
        self.stage.say("")
        answer = self._keyboard.press(key_name(event.key, event.character), pane)
        match answer:
            case Pressed(key, count):
                self._keyboard.run(key, count)
            case Pending(typed, choices):
                shown = f" {self._glyphs.dot} ".join(f"{keys} {label}" for keys, label in choices)
                self.stage.say(f"{typed}   {shown}")
            case Unbound(typed) if len(typed) > 1 and event.is_printable:
                self.stage.say(f"{typed} is no key here.")
            case Unbound():
                return
        event.stop()
        event.prevent_default()

    @on(events.DescendantFocus)
    def _hint(self) -> None:
        pane = self._panes.focused or "headlines"
        is_welcome = pane == "headlines" and self.stage.desk.label == SAMPLES
        hints = HINTS[SAMPLES if is_welcome else pane]
        spelled = {self._keyboard.spelled(pane, ids): label for ids, label in hints.items()}
        self.stage.footer.hint(spelled, self._keyboard.spelled(pane, ["browse.help"]))

    # What the panes say

    @on(HeadlineList.HeadlineHighlighted)
    def _highlighted(self, message: HeadlineList.HeadlineHighlighted) -> None:
        if message.by_hand:
            self._viewer.moved()
        if self.stage.article.display and not self.stage.article.has_focus:
            self._reader.preview(message.headline)

    @on(HeadlineList.HeadlineOpened)
    def _opened(self, message: HeadlineList.HeadlineOpened) -> None:
        self._walker.open(message.headline)

    @on(HeadlineList.UnreadWanted)
    def _unread_wanted(self, message: HeadlineList.UnreadWanted) -> None:
        self._walker.walk_unread(message.step, message.count, reading=False)

    @on(FacetPane.FacetToggled)
    def _toggled(self, message: FacetPane.FacetToggled) -> None:
        self._viewer.toggle(message.field, message.value, message.how)

    @on(FacetPane.ViewChosen)
    def _view_chosen(self, message: FacetPane.ViewChosen) -> None:
        (self._namer.toggle if message.is_saved else self._viewer.choose_view)(message.value)

    @on(FacetPane.ProblemSeen)
    def _problem_seen(self, message: FacetPane.ProblemSeen) -> None:
        self.stage.warn(message.sentence)

    @on(SourcePane.SourceWanted)
    def _source_wanted(self, message: SourcePane.SourceWanted) -> None:
        self._warden.heed(message.deed, message.source)

    @on(FacetPane.Left)
    def _left(self) -> None:
        self._panes.browse()

    @on(ArticlePane.ArticleShown)
    @on(ArticlePane.PositionChanged)
    def _article_seen(self) -> None:
        self._reader.progressed()
        self._illustrator.look()

    @on(ArticlePane.AtEnd)
    def _at_end(self) -> None:
        if self._said == GO_ON:
            self._walker.walk_unread(1, 1, reading=True)
        else:
            self.stage.say(GO_ON)

    @on(ArticlePane.LinkChosen)
    def _link_chosen(self, message: ArticlePane.LinkChosen) -> None:
        goal = message.goal
        if message.how == "copy":
            self.stage.say(copy_url(self.app, goal.url))
        elif goal.article:
            self._walker.visit(goal.article)
        elif goal.field:
            self._viewer.toggle(goal.field, goal.value, "+")
            self._panes.browse()
        elif goal.url:
            self.stage.say(open_url(self.app, goal.url))
        else:
            self.stage.say("No link came with this headline.")

    @on(ArticlePane.QuotationCopied)
    def _quotation_copied(self, message: ArticlePane.QuotationCopied) -> None:
        self.app.copy_to_clipboard(message.text)
        self.stage.say("The quotation is copied, with its source.")

    @on(ArticlePane.ChangesAsked)
    @on(ArticlePane.FindAsked)
    def _asked(self, message: ArticlePane.ChangesAsked | ArticlePane.FindAsked) -> None:
        find = self._finder.find_in_article
        (find if isinstance(message, ArticlePane.FindAsked) else self._comparer.ask)()

    @on(ArticlePane.HitReached)
    def _hit_reached(self, message: ArticlePane.HitReached) -> None:
        self.stage.say(hit_words(message.number, message.count, message.how))
