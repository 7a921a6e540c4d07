"""What stands below a body: where it was filed, files and comments, what is next, where it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsterm.model import Article, Enclosure
from newsterm.store.onward import Lead, Onward
from newsterm.tui.article.column import Column
from newsterm.tui.article.lines import Goal, Line, Role
from newsterm.tui.article.phrases import bare, day, lasting, leads_somewhere, shown


@dataclass(frozen=True, slots=True)
class Colophon:
    """The foot of an article, set in a column."""

    article: Article
    column: Column
    onward: Sequence[Onward]

    def lines(self) -> list[Line]:
        """Section, place, tags, files, comments, what is next, and where all this comes from."""
        article = self.article
        lines = [Line(), self.column.rule()]
        if article.section:
            lines += self._values("section", [article.section], "SECTION")
        if article.location:
            lines += self.column.flow([[(shown(article.location), None)]], "LOCATION")
        lines += self._values("tag", list(map(str, article.tags)), "TAGS")
        for enclosure in article.enclosures:
            lines += self.column.entry(_named(enclosure), Goal(enclosure.url))
        if leads_somewhere(article.comments_url) or article.comments:
            lines += self.column.entry(_comments(article.comments), Goal(article.comments_url))
        for one in self.onward:
            lines += [Line(), *self.column.wrapped(one.heading, Role.LABEL)]
            lines += [line for lead in one.leads for line in self._lead(lead)]
        return [*lines, *self._provenance()]

    def _values(self, field: str, values: Sequence[str], label: str) -> list[Line]:
        """Values the list can be narrowed by."""
        goals = [Goal(field=field, value=value) for value in values]
        return self.column.flow([[(shown(value), None)] for value in values], label, goals)

    def _lead(self, lead: Lead) -> list[Line]:
        """A headline: of the cache, bold while unread, with its outlet and its day; of a page elsewhere, with
        its host; or one that leads nowhere."""
        known = lead.headline
        if known is None:
            host = bare(lead.url).partition("/")[0]
            is_ours = host == bare(self.article.url).partition("/")[0]
            about = ("" if is_ours else host) if leads_somewhere(lead.url) else "no link"
            return self.column.entry(lead.title, Goal(lead.url), about=about)
        outlet = shown(known.outlet) if known.outlet != self.article.outlet else ""
        about = f" {self.column.glyphs.dot} ".join(filter(None, (outlet, day(known.published))))
        role = None if known.status.read else Role.STRONG
        return self.column.entry(lead.title, Goal(known.url, known.id), role, about)

    def _provenance(self) -> Iterator[Line]:
        """Where the article comes from, and where it first appeared if that is elsewhere."""
        outlet, url, first = shown(self.article.outlet), self.article.url, self.article.source_url
        words = f" {self.column.glyphs.dot} ".join(filter(None, (outlet, bare(url))))
        if words:
            yield Line()
            yield self.column.source(words, url)
        if leads_somewhere(first) and first != url:
            yield self.column.source(f"First at {bare(first)}", first)


def _comments(count: int) -> str:
    """``12 comments``, or how they are called where nobody counted."""
    return f"{count:,} comment{'s' * (count != 1)}" if count else "Comments"


def _named(enclosure: Enclosure) -> str:
    """An enclosure in words: its title or its file's name, its kind, how long and how large it is."""
    name = enclosure.title or enclosure.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    size = f"{enclosure.length / 1_000_000:.1f} MB" if enclosure.length > 0 else ""
    return "  ".join(filter(None, (name, enclosure.media_type, lasting(enclosure.duration), size)))
