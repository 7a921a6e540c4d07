"""Feeds of generated news, in turns RSS 2.0 and Atom 1.0, the same for the same number of a feed."""

from email.utils import format_datetime
from html import escape

from world import World

from newsterm.model import Article

PARAGRAPHS = 14
"""In an article; they make about 5 kB of HTML."""

_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{title}</title><link>https://paper.example/</link><description>News</description><language>en</language>
{items}</channel></rss>
"""
_ITEM = """<item><title>{title}</title><link>{url}</link><guid isPermaLink="false">{guid}</guid>
<pubDate>{date}</pubDate><dc:creator>{author}</dc:creator>{tags}<description>{title}</description>
<content:encoded><![CDATA[{body}]]></content:encoded></item>
"""
_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>{title}</title><id>https://paper.example/</id><link href="https://paper.example/"/>
<updated>2026-03-01T00:00:00+00:00</updated>
{items}</feed>
"""
_ENTRY = """<entry><title>{title}</title><link href="{url}"/><id>{guid}</id><published>{date}</published>
<updated>{date}</updated><author><name>{author}</name></author>{tags}<summary>{title}</summary>
<content type="html">{body}</content></entry>
"""


class Feeds:
    """Feed 0, 1, 2 ... of so many items each."""

    def __init__(self, items: int) -> None:
        self._items = items
        self._world = World(1)

    def feed(self, number: int) -> bytes:
        """The document of one feed: RSS where its number is even, Atom where it is odd."""
        self._world.chance.seed(number)
        title = f"{self._world.chance.choice(self._world.outlets)} {number}"
        first = number * self._items
        articles = [self._world.article(first + place, words=10) for place in range(self._items)]
        whole, item = (_ATOM, self._entry) if number % 2 else (_RSS, self._item)
        return whole.format(title=title, items="".join(map(item, articles))).encode()

    def _item(self, article: Article) -> str:
        tags = "".join(f"<category>{tag}</category>" for tag in article.tags)
        return _ITEM.format(
            **_plain(article), date=format_datetime(article.published), tags=tags, body=self._body()
        )

    def _entry(self, article: Article) -> str:
        tags = "".join(f'<category term="{tag}"/>' for tag in article.tags)
        date = article.published.isoformat()
        return _ENTRY.format(**_plain(article), date=date, tags=tags, body=escape(self._body()))

    def _body(self) -> str:
        return "".join(f"<p>{self._paragraph()}</p>\n" for _ in range(PARAGRAPHS))

    def _paragraph(self) -> str:
        """Three sentences; here and there a quotation or a link."""
        chance = self._world.chance
        first, second, third = (self._sentence() for _ in range(3))
        if chance.random() < 0.2:
            second = f"“{second},” said {chance.choice(self._world.people)}"
        if chance.random() < 0.3:
            third = f'<a href="https://paper.example/{chance.randrange(10**6)}">{third}</a>'
        return f"{first}. {second}. {third}."

    def _sentence(self) -> str:
        return " ".join(self._world.some_words(self._world.chance.randint(8, 20))).capitalize()


def _plain(article: Article) -> dict[str, str]:
    """What RSS and Atom write alike."""
    return {
        "title": article.title,
        "url": article.url,
        "guid": article.guid,
        "author": article.byline[0],
    }
