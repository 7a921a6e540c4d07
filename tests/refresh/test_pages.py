"""The page of an article is asked for as politely as a feed; what is no article never takes its place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsterm.model import Article
from newsterm.refresh import tasks
from newsterm.refresh.outcome import Paged
from newsterm.refresh.pages import NO_PAGE, WALLS, page_visitor
from newsterm.refresh.schedule import Manner
from newsterm.sources.document import Document
from newsterm.store.pages import PageState
from tests.refresh.newsstand import DAY, NOW, PAGE, Here, Newsstand
from tests.refresh.press import (
    LEADS,
    REST,
    TEASER,
    asked,
    name_of,
    page,
    print_gazette,
    summaries,
    text_of,
    visit,
)
from tests.serving import Site

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def gazette(newsstand: Newsstand, site: Site) -> Newsstand:
    """A newsstand that follows the site's feed of summaries."""
    newsstand.follow(print_gazette(site, "Rain", "Ferry"))
    await newsstand.refresh()
    site.asked.clear()
    return newsstand


async def test_the_text_of_the_page_is_kept_and_shown(gazette: Newsstand, site: Site) -> None:
    told = await visit(gazette, "Rain")
    assert Paged(name_of(gazette, "Rain"), "page", "Rain") == told
    assert "\n\n".join((LEADS["Rain"], *REST)) == text_of(gazette, "Rain")
    assert LEADS["Ferry"] == text_of(gazette, "Ferry")
    article = gazette.store.articles.load(told.article)
    assert article is not None
    assert "Ines Okoye" in {said.speaker.name for said in article.quotations if said.speaker}


async def test_a_server_is_asked_for_a_page_by_name_without_cookies_or_where_we_come_from(
    gazette: Newsstand, site: Site
) -> None:
    await visit(gazette, "Rain")
    (request,) = site.asked
    assert request.headers["User-Agent"].startswith("newsterm/")
    assert request.headers["Accept"].startswith("text/html")
    assert not {"Cookie", "Referer"} & set(request.headers)


async def test_a_page_is_asked_for_again_only_whether_it_changed(gazette: Newsstand, site: Site) -> None:
    site.answer("/Rain", page("Rain"), Content_Type="text/html", ETag='"one"')
    await visit(gazette, "Rain")
    site.answer("/Rain", b"", 304)
    told = await visit(gazette, "Rain")
    assert ('"one"', "page", "") == (site.asked[1].headers["If-None-Match"], told.text, told.error)
    assert REST[1] in text_of(gazette, "Rain")
    assert 2 == len(gazette.store.articles.revisions(told.article))


async def test_a_changed_page_is_a_revision(gazette: Newsstand, site: Site) -> None:
    await visit(gazette, "Rain")
    site.answer("/Rain", page("Rain", "Update: it rains again, and the council is pleased."))
    await visit(gazette, "Rain")
    assert "Update: it rains again" in text_of(gazette, "Rain")
    revisions = gazette.store.articles.revisions(name_of(gazette, "Rain"))
    assert ["feed", "page", "page"] == [revision.provenance for revision in revisions]


async def test_an_item_that_changes_makes_its_page_wanted_again(gazette: Newsstand, site: Site) -> None:
    await visit(gazette, "Rain")
    name = name_of(gazette, "Rain")
    assert not gazette.store.pages.state(name).is_due(gazette.now)
    site.answer("/feed", summaries(site, "Rain", "Ferry", also=" It is to go on until Sunday."))
    await gazette.refresh(Manner.FORCED)
    assert gazette.store.pages.state(name).is_due(gazette.now)
    assert gazette.store.pages.state(name_of(gazette, "Ferry")).is_due(gazette.now)
    await visit(gazette, "Rain")
    assert not gazette.store.pages.state(name).is_due(gazette.now)


@pytest.mark.parametrize("wall", WALLS)
async def test_a_wall_leaves_the_feeds_text_and_is_said(
    gazette: Newsstand, site: Site, wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walled(_document: object, feed: Article) -> tuple[Article, Article, bool]:
        raw = Article(id=feed.id, title=feed.title, markup=f"<p>{TEASER}</p>", wall=wall)
        return raw, raw, True

    monkeypatch.setattr(tasks, "read_page", walled)
    told = await visit(gazette, "Rain")
    assert ("feed", WALLS[wall]) == (told.text, told.error)
    assert LEADS["Rain"] == text_of(gazette, "Rain")
    assert WALLS[wall] == gazette.store.pages.state(told.article).error
    assert not gazette.store.pages.state(told.article).there


async def test_a_page_for_subscribers_leaves_the_feeds_text(gazette: Newsstand, site: Site) -> None:
    paid = (
        "<html><head><title>Rain</title><script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "Rain", "isAccessibleForFree": false, "hasPart": '
        '{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".rest"}}</script></head>'
        f"<body><article><h1>Rain</h1><p>{LEADS['Rain']}</p><div class='gate'>{TEASER}</div></article>"
    )
    site.answer("/Rain", paid.encode(), Content_Type="text/html")
    told = await visit(gazette, "Rain")
    assert ("feed", WALLS["subscription"]) == (told.text, told.error)
    assert LEADS["Rain"] == text_of(gazette, "Rain")


@pytest.mark.parametrize(("status", "wall"), [(401, "login"), (402, "subscription")])
async def test_a_status_can_be_a_wall(gazette: Newsstand, site: Site, status: int, wall: str) -> None:
    site.answer("/Rain", b"", status)
    assert WALLS[wall] == (await visit(gazette, "Rain")).error


async def test_a_page_that_tells_something_else_leaves_the_feeds_text(gazette: Newsstand, site: Site) -> None:
    site.answer("/Rain", PAGE, Content_Type="text/html")
    told = await visit(gazette, "Rain")
    assert "feed" == told.text
    assert "something else" in told.error
    assert LEADS["Rain"] == text_of(gazette, "Rain")


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"", "text/html", "it is empty"),
        (b"%PDF-1.7", "application/pdf", "it is a PDF"),
        (b"<html><body><nav>Home</nav></body></html>", "text/html", "holds no article"),
    ],
)
async def test_a_page_without_an_article_leaves_the_feeds_text(
    gazette: Newsstand, site: Site, body: bytes, media_type: str, reason: str
) -> None:
    site.answer("/Rain", body, Content_Type=media_type)
    told = await visit(gazette, "Rain")
    assert reason in told.error
    assert "http" not in told.error
    assert LEADS["Rain"] == text_of(gazette, "Rain")


async def test_a_link_to_a_feed_is_no_page(gazette: Newsstand, site: Site) -> None:
    site.answer("/Rain", summaries(site, "Ferry"))
    assert "it is a feed, no page" in (await visit(gazette, "Rain")).error


async def test_a_page_that_fails_later_leaves_the_text_there_was(gazette: Newsstand, site: Site) -> None:
    await visit(gazette, "Rain")
    site.answer("/Rain", b"", 500)
    told = await visit(gazette, "Rain")
    assert ("page", True) == (told.text, "(500)" in told.error)
    assert REST[0] in text_of(gazette, "Rain")


async def test_a_failure_is_forgotten_when_the_page_is_as_it_was(gazette: Newsstand, site: Site) -> None:
    await visit(gazette, "Rain")
    site.answer("/Rain", b"", 500)
    name = (await visit(gazette, "Rain")).article
    assert gazette.store.pages.state(name).error
    site.answer("/Rain", page("Rain"))
    told = await visit(gazette, "Rain")
    assert ("page", "") == (told.text, told.error)
    assert ("", 0) == (gazette.store.pages.state(name).error, gazette.store.pages.state(name).failures)


async def test_a_page_that_is_gone_is_no_reason_to_end_a_subscription(gazette: Newsstand, site: Site) -> None:
    site.answer("/Rain", b"", 410)
    told = await visit(gazette, "Rain")
    assert "The page is not there any more (410); this is what the feed gave." == told.error


async def test_without_a_network_there_is_one_sentence(newsstand: Newsstand, site: Site) -> None:
    body = summaries(site, "Rain").replace(site.address.encode(), b"https://gazette.invalid")
    newsstand.follow(site.answer("/feed", body))
    await newsstand.refresh()
    told = await visit(newsstand, "Rain")
    assert told.error.startswith("There is no host gazette.invalid, or no network;")
    assert LEADS["Rain"] == text_of(newsstand, "Rain")


async def test_a_host_that_asks_for_time_gets_it_from_pages_and_feeds_alike(
    gazette: Newsstand, site: Site
) -> None:
    site.answer("/Rain", b"", 429, Retry_After="1800")
    await visit(gazette, "Rain")
    told = await visit(gazette, "Ferry")
    assert "127.0.0.1 wants to be left alone for another 30 minutes" == told.skipped
    await gazette.refresh(Manner.FORCED)
    assert ["/Rain"] == asked(site)
    gazette.wait(31 * MINUTE)
    assert "page" == (await visit(gazette, "Ferry")).text


async def test_a_page_on_a_private_network_is_fetched_only_for_whoever_typed_its_server(
    newsstand: Newsstand, site: Site
) -> None:
    newsstand.store.subscriptions.add(print_gazette(site, "Rain"))  # as from a list
    typed = newsstand.store.subscriptions.all()[0]
    newsstand.store.articles.save(
        typed, tasks.read(_document(site, summaries(site, "Rain"))), newsstand.poll(typed), now=NOW
    )
    told = await visit(newsstand, "Rain")
    assert "private network" in told.error
    assert [] == asked(site)


async def test_a_link_into_the_file_system_is_never_followed(newsstand: Newsstand, site: Site) -> None:
    body = summaries(site, "Rain").replace(f"{site.address}/Rain".encode(), b"file:///etc/passwd")
    newsstand.follow(site.answer("/feed", body))
    await newsstand.refresh()
    told = await visit(newsstand, "Rain")
    assert NO_PAGE == told.error
    assert LEADS["Rain"] in text_of(newsstand, "Rain")


async def test_nobody_asks_for_the_page_of_what_isnt_there(gazette: Newsstand) -> None:
    async with page_visitor(gazette.store, gazette.config, Here()) as visitor:
        assert "There is no such article." == (await visitor.visit("000000000000")).error


def test_a_failed_page_is_tried_by_itself_less_and_less() -> None:
    failed = PageState(asked=NOW, error="Closed.", failures=1)
    waits = [replace(failed, failures=failures) for failures in (1, 2, 9, 99)]
    assert [False] * 4 == [state.is_due(NOW + 4 * MINUTE) for state in waits]
    assert [True, False, False, False] == [state.is_due(NOW + 6 * MINUTE) for state in waits]
    assert [True] * 4 == [state.is_due(NOW + DAY) for state in waits]
    assert failed.is_due(NOW - DAY)  # the clock was set back


def test_a_page_is_wanted_until_it_is_there() -> None:
    assert PageState().is_due(NOW)
    assert not PageState(asked=NOW, there=True).is_due(NOW + 99 * DAY)
    assert PageState(asked=NOW, there=True, outdated=True).is_due(NOW)


def _document(site: Site, body: bytes) -> Document:
    return Document(f"{site.address}/feed", body, url=f"{site.address}/feed")
