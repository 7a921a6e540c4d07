"""The query language: what is typed, what it means, and how it is written back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.errors import QueryError
from newsterm.query import FIELDS, VALUES, Both, Either, Node, Not, Query, Term, fold, parse

NOW = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
FREE_FIELDS = sorted(set(FIELDS) - set(VALUES) - {"after", "before", "newer", "older"})
TERMS = st.one_of(
    st.builds(Term, st.just(""), WORDS),
    st.builds(Term, st.sampled_from(FREE_FIELDS), WORDS),
    st.sampled_from([Term("is", value) for value in VALUES["is"]]),
    st.sampled_from([Term("has", value) for value in VALUES["has"]]),
    st.sampled_from([Term("after", "2025-02"), Term("before", "today"), Term("newer", "3 weeks")]),
)


def written(nodes: list[Node], kind: type[Both] | type[Either]) -> str:
    return str(kind(tuple(nodes)))


def queries() -> st.SearchStrategy[str]:
    nodes: st.SearchStrategy[Node] = st.recursive(
        TERMS,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Both(tuple(nodes))),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Either(tuple(nodes))),
        ),
        max_leaves=6,
    )
    return st.lists(nodes, max_size=4).map(lambda nodes: written(nodes, Both))


@given(queries(), st.sampled_from(["", *VALUES["sort"]]))
def test_what_is_written_down_is_read_back(text: str, sort: str) -> None:
    query = parse(f"{text} sort:{sort}" if sort else text, NOW)
    assert query == parse(str(query), NOW)
    assert sort == query.sort


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_one_of_our_errors(text: str) -> None:
    try:
        query = parse(text, NOW)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert query == parse(str(query), NOW)
        assert query.explain()


@given(st.text(st.sampled_from('ab:"()-\\ OR|tagisunread'), max_size=25))
def test_what_is_still_being_typed_always_means_something(text: str) -> None:
    query = parse(text, NOW, unfinished=True)
    assert query == parse(str(query), NOW, unfinished=True)


def test_words_stand_together_unless_or_parts_them() -> None:
    expected = Query((Either((Both((Term("", "river"), Term("tag", "trade"))), Term("", "grain price"))),))
    assert expected == parse('river tag:trade OR "grain price"')


def test_parentheses_group_and_minus_excludes() -> None:
    expected = Query((Term("is", "unread"), Not(Either((Term("tag", "a"), Term("tag", "b"))))))
    assert expected == parse("is:unread -(tag:a OR tag:b)") == parse("is:unread NOT (tag:a OR tag:b)")


def test_and_may_be_written_and_not_not_is_nothing() -> None:
    assert parse("a b") == parse("a AND b") == parse("a NOT -b")


def test_feed_and_author_are_other_words_for_from_and_by() -> None:
    assert parse('from:"Harbour Post" by:osei') == parse('feed:"Harbour Post" AUTHOR:osei')


def test_an_address_is_a_word_and_no_field() -> None:
    assert Query((Term("", "https://delta.example/a"),)) == parse("https://delta.example/a")


def test_values_with_spaces_are_written_in_quotation_marks() -> None:
    assert 'tag:"supply chain" "she said \\"no\\""' == str(parse(r'tag:"supply chain" "she said \"no\""'))


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("river tga:trade", 6, "did you mean tag"),
        ("is:unred", 3, "did you mean unread"),
        ("has:pictur", 4, "did you mean picture"),
        ('tag:x "river', 6, "quotation mark"),
        ('tag:"river', 4, "quotation mark"),
        ("a (b OR c", 2, "never closed"),
        ("a b)", 3, "closes none"),
        ("a OR", 2, "both sides"),
        ("()", 0, "nothing in these parentheses"),
        ("river tag:", 6, "needs a value"),
        ("river -", 6, "exclude"),
        ("newer:soon", 6, "no time"),
        ("after:2026-14-01", 6, "no time"),
        ("older:999999y", 6, "no time"),
        ("a (b sort:oldest)", 5, "whole query"),
        ("sort:size", 5, "newest"),
        ("(" * 2000, 51, "too deeply"),
        ("-" * 2000 + "a", 51, "too deeply"),
    ],
)
def test_a_mistake_is_pointed_at(text: str, position: int, words: str) -> None:
    with pytest.raises(QueryError, match=words) as raised:
        parse(text, NOW)
    assert position == raised.value.position


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("river tag:", "river"),
        ('"river del', '"river del"'),
        ("(river OR", "river"),
        ("river -", "river"),
        ("is:unre", ""),
        ("newer:", ""),
        ("river )", "river"),
        ("tga:trade", '"tga:trade"'),
    ],
)
def test_an_unfinished_query_is_read_as_far_as_it_goes(text: str, means: str) -> None:
    assert means == str(parse(text, NOW, unfinished=True))


def test_what_a_terminal_would_obey_is_read_harmless() -> None:
    assert "a\ufffd[2Jb tag:x\ufffdy" == str(parse("a\x1b[2Jb tag:x\udc80y")).replace('"', "")


def test_a_field_is_required_excluded_and_dropped() -> None:
    query = parse("river").require("tag", "supply chain")
    assert 'river tag:"supply chain"' == str(query)
    assert "+" == query.state("tag", "Supply  CHAIN")
    query = query.exclude("tag", "Supply Chain")
    assert 'river -tag:"Supply Chain"' == str(query)
    assert "-" == query.state("tag", "supply chain")
    assert "river" == str(query.drop("tag", "supply chain"))
    assert "" == parse("a OR tag:x").state("tag", "x")


def test_requiring_twice_asks_once() -> None:
    assert "is:unread" == str(Query().require("is", "unread").require("is", "unread"))


def test_the_words_to_show_are_those_that_may_be_found() -> None:
    query = parse('river -delta (title:"grain price" OR tag:trade) quote:wait')
    assert ("river", "grain price", "wait") == query.words


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("after:2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("after:2026-02", datetime(2026, 2, 1, tzinfo=UTC)),
        ("after:2026-02-03", datetime(2026, 2, 3, tzinfo=UTC)),
        ("before:2026-02-03T04:05:06Z", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("before:today", datetime(2026, 3, 10, tzinfo=UTC)),
        ("after:yesterday", datetime(2026, 3, 9, tzinfo=UTC)),
        ("newer:2d", NOW - timedelta(days=2)),
        ("newer:90min", NOW - timedelta(minutes=90)),
        ('older:"3 weeks"', NOW - timedelta(weeks=3)),
        ("older:2m", NOW - timedelta(days=60)),
        ("older:1y", NOW - timedelta(days=365)),
    ],
)
def test_dates_and_ages_are_counted_from_now(text: str, moment: datetime) -> None:
    (term,) = parse(text, NOW).terms
    assert isinstance(term, Term)
    assert moment == term.moment


def test_explain_says_it_in_words() -> None:
    query = parse('is:unread tag:trade -(from:"Harbour Post" OR has:video) river sort:oldest')
    expected = (
        "Articles unread and tagged “trade” and not (from “Harbour Post” or with video) and with “river”, "
        "oldest first"
    )
    assert expected == query.explain()
    assert "Every article, newest first" == Query().explain()


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(text) == fold(fold(text))
