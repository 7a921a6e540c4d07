from dataclasses import replace
from datetime import UTC, datetime

from newsterm.model import Article, Body, Kind, Quotation, Span, Speaker
from newsterm.tui.article.citation import cited

ARTICLE = Article(
    id="a1",
    url="https://delta-courier.example/river",
    title="River",
    outlet="Delta Courier",
    published=datetime(2026, 11, 23, tzinfo=UTC),
    body=Body("“We listen,” said Lena Ortiz."),
)
LISTEN = Quotation(Span(1, 11), Kind.DIRECT, Speaker("Lena Ortiz"))
SOURCE = "Delta Courier, 2026-11-23, https://delta-courier.example/river"


def test_a_quotation_is_copied_with_speaker_outlet_date_and_link() -> None:
    assert f"“We listen,” — Lena Ortiz, {SOURCE}" == cited(ARTICLE, LISTEN)


def test_what_is_retold_stands_without_marks_and_says_so() -> None:
    told = replace(LISTEN, kind=Kind.INDIRECT)
    assert f"We listen, — Lena Ortiz (retold), {SOURCE}" == cited(ARTICLE, told)


def test_a_guess_at_who_speaks_is_copied_as_one() -> None:
    assert f"“We listen,” — Lena Ortiz?, {SOURCE}" == cited(ARTICLE, replace(LISTEN, confidence=0.3))


def test_a_speaker_who_is_only_a_pronoun_is_left_out() -> None:
    assert f"“We listen,” — {SOURCE}" == cited(ARTICLE, replace(LISTEN, speaker=Speaker("they")))
