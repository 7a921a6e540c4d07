"""Sixty articles whose every fact follows from their number, and queries to ask of them."""

from datetime import timedelta

from hypothesis import strategies as st

from newsterm.model import Article, Tag
from newsterm.query import Both, Either, Node, Not, Term
from newsterm.store.store import Store
from tests.store.paper import NOW, article, ids, save, understood

WORDS = ("river", "grain", "ferry", "wait")
TAGS = ("trade", "ports", "labour")
TERMS = st.one_of(
    st.builds(Term, st.just(""), st.sampled_from((*WORDS, "nothing", "river grain", "gra*"))),
    st.builds(Term, st.just("title"), st.sampled_from(WORDS)),
    st.builds(Term, st.just("tag"), st.sampled_from((*TAGS, "mine", "nothing"))),
    st.builds(Term, st.just("about"), st.sampled_from((*TAGS, *WORDS))),
    st.builds(Term, st.just("section"), st.sampled_from(("world", "sport"))),
    st.builds(Term, st.just("said"), st.sampled_from(("lena", "lena ortiz", "paul"))),
    st.builds(Term, st.just("is"), st.sampled_from(("read", "unread", "starred"))),
    st.sampled_from(
        [Term("has", "quote"), Term("newer", "20h"), Term("older", "20h"), Term("after", "2026-03-09")]
    ),
)
NODES: st.SearchStrategy[Node] = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Both(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Either(tuple(nodes))),
    ),
    max_leaves=6,
)


def fill(store: Store) -> None:
    """Put them into a store, every fourth read, every seventh starred and tagged."""
    save(store, *map(_article, range(60)))
    understand(store)
    listed = ids(store)
    store.journal.mark([listed[number] for number in range(60) if number % 4 == 1], read=True)
    store.journal.mark([listed[number] for number in range(60) if number % 7 == 0], starred=True, tag="Mine")


def understand(store: Store) -> None:
    """Understand them all, as often as this is called."""
    store.articles.annotated(_understood(raw) for raw in store.articles.pending(2, 60))


def _article(number: int) -> Article:
    tags = tuple(Tag(tag) for place, tag in enumerate(TAGS) if number >> place & 1)
    title = " ".join(word for place, word in enumerate(WORDS) if number >> place & 1)
    return article(number, title=title or "Untitled", tags=tags, section=("World", "Sport", "")[number % 3])


def _understood(raw: Article) -> Article:
    number = int(raw.guid.rpartition(":")[2])
    names = {"Lena Ortiz": "Wait,", "Paul Adeyemi": "Wait,"} if number % 5 == 0 else {}
    if number % 10 == 0:
        names.pop("Paul Adeyemi")
    return understood(raw, "“Wait,” they said." if names else "Nobody speaks.", names)


def holds(node: Node, number: int) -> bool:
    """Whether an article is what is asked for, from its number alone."""
    match node:
        case Not(of):
            return not holds(of, number)
        case Both(of):
            return all(holds(part, number) for part in of)
        case Either(of):
            return any(holds(part, number) for part in of)
        case Term(field, value):
            return value in facts(number)[field]


def facts(number: int) -> dict[str, set[str]]:
    """Every value of every field that an article has."""
    raw = _article(number)
    title = raw.title.lower()
    words = {word for word in (*WORDS, "river grain") if f" {word} " in f" {title} "}
    speakers = {"lena ortiz", "lena"} if number % 10 == 0 else {"lena ortiz", "lena", "paul"}
    tags = {tag.term for tag in raw.tags} | ({"mine"} if number % 7 == 0 else set())
    young = raw.published is not None and raw.published >= NOW - timedelta(hours=20)
    return {
        "": words | ({"wait"} if number % 5 == 0 else set()) | ({"gra*"} if "grain" in words else set()),
        "title": words,
        "tag": tags,
        "about": words | tags,
        "section": {raw.section.lower()},
        "said": speakers if number % 5 == 0 else set(),
        "is": {"read" if number % 4 == 1 else "unread"} | ({"starred"} if number % 7 == 0 else set()),
        "has": {"quote"} if number % 5 == 0 else set(),
        "newer": {"20h"} if young else set(),
        "older": set() if young else {"20h"},
        "after": {"2026-03-09"} if number <= 36 else set(),
    }
