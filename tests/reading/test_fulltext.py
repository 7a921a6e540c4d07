"""What a feed gave beside the text of a page: by their words it is told which one to show."""

from dataclasses import replace

import pytest

from newsterm.model import Article, Body, Enclosure, Tag
from newsterm.reading.fulltext import adds_to, is_cut, is_summary, joined, tells_the_same

LEAD = "The harbour council of Port Salen closed the eastern quay on Tuesday as a crane broke in the night."
MORE = (
    "Nobody was hurt, the keeper said, but eleven boats have to unload on the other side of the river.",
    "“We heard it before we saw it,” said Ines Okoye, who has kept the light there for thirty years.",
    "Repairs will take until the spring, as the wood for the beams has to come over the mountains by cart.",
    "The fishermen want the council to pay for the longer way; a meeting is to be held on Friday evening.",
)


def from_feed(text: str, **changes: object) -> Article:
    article = Article(
        id="a", url="https://delta.example/quay", title="Eastern quay closed after crane breaks", markup=text
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def from_page(*paragraphs: str, title: str = "Eastern quay closed after crane breaks") -> Article:
    return Article(title=title, markup="".join(f"<p>{words}</p>" for words in paragraphs))


WHOLE = from_page(LEAD, *MORE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        LEAD,
        f"<p>{LEAD}</p><p><a href='https://delta.example/quay'>Continue reading</a></p>",
        "<p>" + " ".join(MORE) * 3 + " […]</p>",
        "<p>" + " ".join(MORE) * 3 + " [&#8230;]</p><p>The post Quay appeared first on Delta Courier.</p>",
        "<p>" + "</p><p>".join(MORE) + "</p><p>Weiterlesen …</p>",
        "港は火曜日の夜、起重機が壊れたため閉鎖された。",
        " ".join(MORE),  # one run of words without a paragraph
    ],
)
def test_what_is_short_or_breaks_off_is_a_summary(text: str) -> None:
    assert is_summary(from_feed(text))


@pytest.mark.parametrize(
    "article",
    [
        from_feed("".join(f"<p>{words}</p>" for words in (LEAD, *MORE))),
        from_feed("", body=Body("\n\n".join((LEAD, *MORE)))),
        from_feed(LEAD, url=""),
        from_feed(LEAD, url="mailto:news@delta.example"),
        from_feed(LEAD, title=""),
        from_feed(LEAD, enclosures=(Enclosure("https://delta.example/quay.mp3", "audio/mpeg"),)),
    ],
)
def test_what_has_paragraphs_no_page_or_a_sound_is_none(article: Article) -> None:
    assert not is_summary(article)


@pytest.mark.parametrize(
    "words", ["the boats...", "the boats […]", "READ MORE »", "Lire la suite", "続きを読む"]
)
def test_texts_break_off_in_many_ways(words: str) -> None:
    assert is_cut(f"{LEAD} {words}")


@pytest.mark.parametrize("words", ["He wants to learn to read.", "They want more.", "“Wait…” she said."])
def test_other_texts_end(words: str) -> None:
    assert not is_cut(f"{LEAD} {words}")


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "",
        f"{LEAD[:60]}…",
        "A broken crane keeps eleven boats from unloading at the eastern quay until spring, they say.",
        f"<p>{LEAD}</p><p>{MORE[0]}</p>",
    ],
)
def test_a_page_that_goes_on_where_the_feed_ends_adds_to_it(text: str) -> None:
    assert tells_the_same(from_feed(text), WHOLE)
    assert adds_to(from_feed(text), WHOLE)


def test_a_page_with_the_same_text_adds_nothing() -> None:
    feed = from_feed(WHOLE.markup)
    assert tells_the_same(feed, WHOLE)
    assert not adds_to(feed, WHOLE)


def test_a_page_with_the_half_of_it_adds_nothing() -> None:
    assert not adds_to(from_feed(WHOLE.markup), from_page(LEAD, MORE[0]))


def test_a_page_that_tells_of_something_else_adds_nothing_however_long_it_is() -> None:
    other = from_page(
        *("Before you go on we want to ask you whether we and our partners may store cookies here.",) * 30,
        title="Your privacy",
    )
    for text in ("", LEAD):
        assert not tells_the_same(from_feed(text), other)
        assert not adds_to(from_feed(text), other)


def test_a_page_behind_a_wall_adds_nothing() -> None:
    assert not adds_to(from_feed(LEAD), replace(WHOLE, wall="subscription"))


def test_a_long_text_gives_way_only_to_one_that_has_it_in_it() -> None:
    own = from_feed("".join(f"<p>{words}</p>" for words in MORE))
    rewritten = from_page(*(f"The quay of Port Salen is closed, part {number}." for number in range(40)))
    assert not adds_to(own, rewritten)
    assert adds_to(own, from_page(LEAD, *MORE, *(f"A new sentence, number {n}, on boats." for n in range(9))))


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    lead = "港の委員会は火曜日、夜のうちに起重機が壊れたため東の岸壁を閉鎖したと発表した。"
    whole = Article(
        title="東の岸壁を閉鎖", markup=f"<p>{lead}</p><p>{'船は川の反対側で荷を降ろす。' * 5}</p>"
    )
    feed = from_feed(lead, title="東の岸壁を閉鎖")
    assert is_summary(feed)
    assert adds_to(feed, whole)


def test_the_joined_article_stays_what_it_is_known_and_filed_by() -> None:
    feed = from_feed(LEAD, guid="g", outlet="Delta Courier", tags=(Tag("Quays"),), version=7)
    page = replace(WHOLE, url="https://delta.example/amp/quay", title="Quay closed", dateline="Port Salen")
    page = replace(page, tags=(Tag("quays"), Tag("cranes")), byline=("Mira Osei",), version=6)
    both = joined(feed, page)
    assert (feed.id, feed.guid, feed.url, feed.title) == (both.id, both.guid, both.url, both.title)
    assert (page.markup, "Port Salen", ("Mira Osei",)) == (both.markup, both.dateline, both.byline)
    assert ["Quays", "cranes"] == [str(tag) for tag in both.tags]
    assert 6 == both.version
