"""Ids are derived from what was first seen, and stay."""

from dataclasses import replace

from newsterm.identity import article_id, subscription_id
from newsterm.model import Article

FEED = subscription_id("https://delta-courier.example/feed")
ARTICLE = Article(guid="tag:1", url="https://delta-courier.example/1", title="Rain", markup="<p>It rains.")


def test_an_id_is_the_same_on_every_machine() -> None:
    assert "sd1d0da3964d4" == FEED == subscription_id("https://delta-courier.example/feed ")
    assert article_id(FEED, ARTICLE) == article_id(FEED, replace(ARTICLE))


def test_a_new_title_or_text_or_link_is_the_same_article() -> None:
    changed = replace(ARTICLE, title="More rain", markup="", url="https://delta-courier.example/one")
    assert article_id(FEED, ARTICLE) == article_id(FEED, changed)


def test_without_a_guid_the_link_names_the_article_and_without_both_its_words() -> None:
    linked = replace(ARTICLE, guid="")
    bare = replace(linked, url="")
    assert 3 == len({article_id(FEED, article) for article in (ARTICLE, linked, bare)})
    assert article_id(FEED, linked) == article_id(FEED, replace(linked, title="Other"))
    assert article_id(FEED, bare) != article_id(FEED, replace(bare, title="Other"))


def test_the_same_guid_in_two_subscriptions_is_two_articles() -> None:
    other = subscription_id("https://harbour-post.example/feed")
    assert article_id(FEED, ARTICLE) != article_id(other, ARTICLE)
