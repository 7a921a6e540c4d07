"""A site with a feed of summaries and the pages they are of, for tests that fetch pages."""

from newsterm.query import Query
from newsterm.refresh.outcome import Paged
from newsterm.refresh.pages import page_visitor
from tests.refresh.newsstand import Here, Newsstand
from tests.serving import Site

LEADS = {
    "Rain": "Rain has filled the cisterns of Port Salen for the first time in four years, the council says.",
    "Ferry": "The ferry to Tern Island stops for the winter as its hull has a leak that can't be mended.",
    "Lamp": "The lamp of Kettle Point stays lit by hand, because nobody has come to repair the clockwork.",
}
REST = (
    "“We stood in the yard with buckets and laughed,” said Ines Okoye, who keeps the light at the harbour.",
    "The council wants to open the public baths again on Friday, and to clean the gutters of the market.",
    "Farmers in the hills say that the seed is in the ground, and that they sleep well for once.",
    "Whether it goes on nobody knows: the almanac speaks of wind, the fishermen of fog.",
)
TEASER = "Subscribe now to read this report and all the others, for a penny a week."


def page(title: str, *more: str) -> bytes:
    """The page of a report: its lead and what follows, between the furniture of a site."""
    paragraphs = "".join(f"<p>{words}</p>" for words in (LEADS[title], *REST, *more))
    return (
        f"<html><head><title>{title} - Gazette</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def summaries(site: Site, *titles: str, also: str = "") -> bytes:
    """A feed of summaries, with links to their pages at the site."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><link>{site.address}/{title}</link>"
        f"<description>{LEADS[title]}{also}</description></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>".encode()


def print_gazette(site: Site, *titles: str) -> str:
    """Have the site serve a feed of summaries and the pages of these; the feed's address."""
    for title in titles:
        site.answer(f"/{title}", page(title), Content_Type="text/html")
    return site.answer("/feed", summaries(site, *titles))


def name_of(newsstand: Newsstand, title: str) -> str:
    """The id of the article with this title."""
    headlines = newsstand.store.headlines
    found = headlines.window(headlines.listing(Query()).rows)
    return next(headline.id for headline in found if headline.title == title)


def text_of(newsstand: Newsstand, title: str) -> str:
    """The text that is shown of the article with this title."""
    article = newsstand.store.articles.load(name_of(newsstand, title))
    assert article is not None
    return article.body.text


async def visit(newsstand: Newsstand, title: str, *, ahead: bool = False) -> Paged:
    """What comes of asking for the page of the article with this title."""
    async with page_visitor(newsstand.store, newsstand.config, Here(), lambda: newsstand.now) as visitor:
        return await visitor.visit(name_of(newsstand, title), ahead=ahead)


def asked(site: Site) -> list[str]:
    """The paths the site was asked for."""
    return [request.path for request in site.asked]
