"""A page offers feeds: in links for machines, else in those for people, else by the name it is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Offer
from newsterm.sources.pages.offers import MOST, offers_of_page

SITE = "https://delta-courier.example"


def page(*links: str, body: str = "") -> str:
    return f"<html><head><title>Delta Courier</title>{''.join(links)}</head><body>{body}</body></html>"


def link(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}" title="{title}">'


def addresses(html: str, url: str = f"{SITE}/news/") -> list[str]:
    return [offer.address for offer in offers_of_page(html, url)]


def test_feeds_come_in_the_order_of_the_page_with_titles_and_kinds() -> None:
    html = page(
        link("/news.rss", title="Delta&nbsp;Courier \x1b[2J"),
        link("news.atom", "Application/Atom+XML; charset=utf-8"),
        link("https://other.example/feed.json", "application/feed+json"),
    )
    assert [
        Offer(f"{SITE}/news.rss", "Delta Courier \ufffd[2J", "RSS"),
        Offer(f"{SITE}/news/news.atom", "", "Atom"),
        Offer("https://other.example/feed.json", "", "JSON Feed"),
    ] == offers_of_page(html, f"{SITE}/news/")


def test_feeds_of_comments_come_last() -> None:
    html = page(link("/comments/feed/", title="Delta Courier » Comments Feed"), link("/feed/", title="News"))
    assert [f"{SITE}/feed/", f"{SITE}/comments/feed/"] == addresses(html)


def test_one_feed_is_offered_once() -> None:
    html = page(link(f"{SITE}/feed"), link(f"http{SITE[5:]}/feed/"), link("/feed"))
    assert [f"{SITE}/feed"] == addresses(html)


def test_links_stand_on_the_base_of_the_page_and_may_stand_in_its_body() -> None:
    html = page('<base href="https://feeds.delta-courier.example/all/">', body=link("river.rss"))
    assert ["https://feeds.delta-courier.example/all/river.rss"] == addresses(html)


def test_the_scheme_of_feeds_is_the_webs() -> None:
    html = page(link("feed://delta-courier.example/a.rss"), link("feed:http://delta-courier.example/b.rss"))
    assert [f"{SITE}/a.rss", "http://delta-courier.example/b.rss"] == addresses(html)


@pytest.mark.parametrize(
    "other",
    [
        '<link rel="stylesheet" href="/style.css">',
        '<link rel="alternate" hreflang="de" href="/de/feed">',
        link("/wp-json/wp/v2/posts/1", "application/json"),
        link("/oembed?format=xml", "text/xml+oembed"),
        link("javascript:alert(1)"),
        link(""),
    ],
)
def test_other_links_are_no_offers(other: str) -> None:
    assert [] == addresses(page(other))


def test_a_vague_type_counts_where_the_address_is_like_a_feeds() -> None:
    html = page(link("/rss.xml", "text/xml"), link("/feed.json?all=1", "application/json"))
    assert [f"{SITE}/rss.xml", f"{SITE}/feed.json?all=1"] == addresses(html)


def test_links_for_people_count_where_there_are_none_for_machines() -> None:
    body = (
        '<a href="/about">About</a> <a href="/river/rss.xml">River <b>news</b></a> <a href="/feed/">All</a>'
    )
    assert [Offer(f"{SITE}/river/rss.xml", "River news"), Offer(f"{SITE}/feed/", "All")] == offers_of_page(
        page(body=body), SITE
    )
    assert [f"{SITE}/declared"] == addresses(page(link("/declared"), body=body))


def test_the_address_a_page_is_known_by_tells_its_feed() -> None:
    channel = "UC" + "eel_river-0123456789xx"
    html = page(f'<link rel="canonical" href="https://www.youtube.com/channel/{channel}">')
    assert [f"https://www.youtube.com/feeds/videos.xml?channel_id={channel}"] == addresses(html)


def test_a_page_offers_so_many_feeds_and_no_more() -> None:
    html = page(*(link(f"/{number}.rss") for number in range(1_000)))
    assert MOST == len(addresses(html))


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(
        offers_of_page(f"<link rel=alternate type=application/rss+xml href='{text}'>{text}"), list
    )
