"""The rules of a server for robots (RFC 9309)."""

import pytest

from newsterm.sources.document import Document, FetchError, NotModified
from newsterm.sources.web.robots import EVERYTHING, LONGEST, may_fetch, robots_of, rules_in

HERE = "https://delta.example/news/1"


@pytest.mark.parametrize(
    ("url", "rules"),
    [
        (HERE, "https://delta.example/robots.txt"),
        ("http://delta.example:8080/a?b", "http://delta.example:8080/robots.txt"),
        ("https://lena:secret@delta.example/a", "https://delta.example/robots.txt"),
    ],
)
def test_rules_are_at_the_root_of_a_server(url: str, rules: str) -> None:
    assert rules == robots_of(url)


@pytest.mark.parametrize(
    ("rules", "may"),
    [
        ("", True),
        ("<html>Not found</html>", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news/1", True),  # the longest rule
        ("User-agent: *\nAllow: /news/\nDisallow: /news/", True),  # of two the kinder one
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: NewsTerm\nDisallow: /", False),
        ("User-agent: newsterm\nDisallow: /a\n\nUser-agent: newsterm\nDisallow: /news", False),
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: *\r\nDisallow: /news # for now\r\n", False),
    ],
)
def test_rules_say_what_may_be_fetched(rules: str, may: bool) -> None:
    assert may is may_fetch(rules, HERE)


def test_rules_are_read_as_far_as_they_must_be() -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /\xff\n"
    assert not may_fetch(rules_in(Document("", rules)), "https://delta.example/\ufffd")
    assert LONGEST == len(rules_in(Document("", b"#" * (LONGEST + 9))))


@pytest.mark.parametrize(
    ("status", "closed"), [(404, False), (403, False), (429, True), (503, True), (0, True)]
)
def test_a_server_that_cant_be_asked_is_closed(status: int, closed: bool) -> None:
    assert (EVERYTHING if closed else "") == rules_in(FetchError("It failed.", status))
    assert EVERYTHING == rules_in(NotModified())
