import json

import pytest

from newsterm.errors import ContentError
from newsterm.model import Article
from newsterm.reading.annotate import annotate
from newsterm.sources.pages.page import article_of_page

URL = "https://courier.example/2031/river"
OPENING = """
<p>PORT SALEN: After ten years without a shared gauge, the two governments will publish river levels every
hour, ministers said on Tuesday, and both banks will be able to read them.</p>
<p>“The river never stopped talking. We stopped listening,” said Lena Ortiz, the water minister.</p>
"""
REST = "".join(
    f"<p>Gauge number {number} stands between the lake and the sea, where the keepers have written"
    f" down its level every morning for {number + 40} years, in a book that nobody was allowed to copy.</p>"
    for number in range(1, 12)
)


def page(body: str, data: dict[str, object] | None = None, head: str = "") -> Article:
    script = json.dumps({"@type": "NewsArticle", "headline": "River data agreed"} | (data or {}))
    title = "<title>River data agreed | Delta Courier</title>"
    html = f"{title}{head}<script type='application/ld+json'>{script}</script><main>{body}</main>"
    return article_of_page(html.encode(), URL)


def story(text: str) -> str:
    return f"<article><h1>River data agreed</h1>{text}</article>"


PAID = {
    "isAccessibleForFree": False,
    "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".for-subscribers"},
}


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("<p>Subscribe to continue reading.</p>", "subscription"),
        ("<div class='offer'><b>Weiterlesen</b> mit dem Kurier-Abo</div>", "subscription"),
        ("<p>Connectez-vous pour lire la suite.</p>", "login"),
        ("<div>Register for free to continue reading</div>", "login"),
        ("<p>Subscribe to our newsletter.</p>", ""),
    ],
)
def test_words_behind_the_beginning_of_a_report_tell_the_wall(words: str, wall: str) -> None:
    assert page(story(OPENING + words)).wall == wall


def test_what_speaks_of_the_wall_is_no_part_of_the_report() -> None:
    wall = "<p>Il vous reste 62 % de cet article à lire. La suite est réservée aux abonnés.</p>"
    article = annotate(page(story(OPENING + REST + wall), PAID))
    assert article.wall == "subscription"
    assert article.body.text.endswith("in a book that nobody was allowed to copy.")


@pytest.mark.parametrize(
    "data",
    [
        PAID,
        {"isAccessibleForFree": "http://schema.org/False"},
        {"@graph": [{"@type": "WebPage", "isAccessibleForFree": False}]},
    ],
)
def test_a_short_report_that_its_data_say_is_not_free_is_but_the_beginning(data: dict[str, object]) -> None:
    beginning = story(OPENING.partition("<p>“")[0])
    assert page(beginning, data).wall == "subscription"
    assert page(beginning, {"isAccessibleForFree": True}).wall == ""


def test_the_part_that_is_kept_back_is_missed_by_its_selector() -> None:
    assert page(story(OPENING + REST[:600]), PAID).wall == "subscription"
    there = f"<div class='for-subscribers'>{REST[:600]}</div>"
    assert page(story(OPENING + there), PAID).wall == ""


def test_a_whole_report_has_no_wall_though_its_data_say_that_it_is_not_free() -> None:
    assert page(story(OPENING + REST), PAID).wall == ""


def test_a_report_with_far_fewer_words_than_its_data_say_breaks_off() -> None:
    assert page(story(OPENING + REST), {"isAccessibleForFree": False, "wordCount": 2_000}).wall == (
        "subscription"
    )


@pytest.mark.parametrize(
    ("head", "around"),
    [
        ("<meta property='article:content_tier' content='locked'>", "{}"),
        ("", "<div class='article-paywall'>{}</div>"),
    ],
)
def test_a_report_that_breaks_off_in_a_paid_page_has_a_wall(head: str, around: str) -> None:
    report = OPENING + REST[:1900] + "</p><p>The keepers of the last gauge had a book of their own and…</p>"
    assert page(around.format(story(report)), head=head).wall == "subscription"
    assert page(story(report)).wall == ""


def test_a_page_with_an_article_whose_text_is_not_shown_still_has_its_headline_and_its_wall() -> None:
    form = "<div>We value your privacy. Our partners use cookies: give your consent to tracking.</div>"
    article = page(form)
    assert (article.title, article.wall) == ("River data agreed", "consent")


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (
            "<p>We value your privacy. Our 812 partners use cookies. Do you consent to tracking?</p>",
            "the page asks for consent before it shows anything",
        ),
        (
            "<title>Just a moment...</title><p>Checking your browser before you visit courier.example.</p>",
            "the page asks for a proof that its reader is human",
        ),
        (
            "<form><h1>Welcome back</h1><input name=user><input type=password></form>",
            "the page asks to log in before it shows anything",
        ),
    ],
)
def test_a_page_that_is_nothing_but_a_wall_is_told_in_one_sentence(html: str, sentence: str) -> None:
    with pytest.raises(ContentError, match=f"^{sentence}$"):
        article_of_page(html.encode(), URL)


def test_odd_selectors_and_counts_do_no_harm() -> None:
    odd = {
        "isAccessibleForFree": False,
        "hasPart": [{"isAccessibleForFree": False, "cssSelector": ["", "a > b:not(c)", 7]}, "x"],
        "wordCount": "many",
    }
    assert page(story(OPENING + REST), odd).wall == ""
