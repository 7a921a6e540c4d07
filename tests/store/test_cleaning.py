"""What the store cleans, and what it leaves as it came."""

from datetime import UTC, datetime, timedelta

from newsterm.model import Article, Body, Enclosure, Feed, Link, Pace, Picture, Related, Tag
from newsterm.reading.annotate import annotate
from newsterm.store.cleaning import cleaned, cleaned_feed

WHOLE = Article(
    id="a1",
    guid="urn:1",
    url="https://delta.example/1",
    title="Eels return",
    deck="After years.",
    byline=("Lena Ortiz",),
    published=datetime(2026, 3, 10, tzinfo=UTC),
    updated=datetime(2026, 3, 11, tzinfo=UTC),
    language="en",
    outlet="Delta Courier",
    section="World",
    dateline="PORT SALEN",
    wire="SNA",
    tags=(Tag("ortiz", "https://delta.example/people", "Lena Ortiz", kind="person"),),
    pictures=(Picture("https://delta.example/1.jpg", "An eel.", "J. Kwan"),),
    enclosures=(Enclosure("https://delta.example/1.mp3", "audio/mpeg", 12, 360, "The episode"),),
    comments_url="https://delta.example/1#talk",
    comments=12,
    episode="season 2, episode 5",
    location="Port Salen",
    rating="explicit",
    source_url="https://harbour.example/feed",
    related=(Related("Next in World", (Link("Grain price falls", "https://delta.example/2"),)),),
    promos=("Follow us.",),
    markup="<p>Eels are back.</p>",
    body=Body("Eels are back."),
)


def test_what_is_clean_stays_whole() -> None:
    assert WHOLE == cleaned(WHOLE)
    feed = Feed("Delta Courier", "https://delta.example", "News.", "en", Pace(timedelta(hours=2), (3,), (6,)))
    assert feed == cleaned_feed(feed)


def test_what_a_feed_says_of_an_article_is_there_when_it_is_understood() -> None:
    understood = annotate(WHOLE)
    assert (WHOLE.tags, WHOLE.enclosures, 12, "season 2, episode 5", "Port Salen", "explicit") == (
        understood.tags,
        understood.enclosures,
        understood.comments,
        understood.episode,
        understood.location,
        understood.rating,
    )
