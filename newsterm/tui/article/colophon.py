"""What stands below a body: where it was filed, files and comments, what is next, where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsterm.model import Article, Enclosure, Link, Related
from newsterm.tui.article.column import Column
from newsterm.tui.article.lines import Line, Role
from newsterm.tui.article.phrases import bare, lasting, leads_somewhere, shown


@dataclass(frozen=True, slots=True)
class Colophon:
    """The foot of an article, set in a column."""

    article: Article
    column: Column

    def lines(self) -> list[Line]:
        """Section, place, tags, files, comments, what is next, and where all this comes from."""
        article = self.article
        lines = [Line(), self.column.rule()]
        for label, words in (("SECTION", article.section), ("LOCATION", article.location)):
            if words:
                lines += self.column.flow([[(shown(words), None)]], label)
        if article.tags:
            lines += self.column.flow([[(shown(str(tag)), None)] for tag in article.tags], "TAGS")
        for enclosure in article.enclosures:
            lines += self.column.entry(_named(enclosure), enclosure.url)
        if leads_somewhere(article.comments_url) or article.comments:
            lines += self.column.entry(_comments(article.comments), article.comments_url)
        for related in (related for related in article.related if related.headlines):
            lines += [Line(), *self._related(related)]
        return [*lines, *self._provenance()]

    def _related(self, related: Related) -> Iterator[Line]:
        """A list of headlines under its heading."""
        yield from self.column.wrapped(related.heading, Role.LABEL)
        for headline in related.headlines:
            yield from self._linked(headline)

    def _linked(self, link: Link) -> list[Line]:
        return self.column.entry(link.title or link.url, link.url)

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
