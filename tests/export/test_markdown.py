"""Articles as Markdown: good to read as it is, and read back without a loss."""

from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from newsterm.export.markdown import markdown_of
from newsterm.model import Article, Body, Kind, Link, Picture, Quotation, Related, Span, Speaker
from newsterm.reading.html.markup import body_of
from tests.export.newspaper import the_river
from tests.export.strategies import articles, words

RIVER = """# The river \\*speaks\\* \\<again>

Ten years of silence end

Mira Osei in Port Salen · Delta Courier · SNA · World · 2026-11-23 14:02 UTC

▣ Nets drying  Photo: P. Adeyemi

## Gauges & nets

The **river:** is read *every* hour, at [the **weir**](https://delta.example/gauge%281%29).\\
“It never stopped talking,” said Lena Ortiz.

- Upper bank
  - gauge 1
- Lower bank

3) Read
4) Write

> We were told to wait.

```
level = 3
    if wet
```

| Place | Level |
| --- | --- |
| Weir | 1\\|2 |

▣ [The weir at noon.](https://delta.example/weir.jpg)  Photo: J. Kwan / SNA

用``a`b``测。

## Who said what

- Lena Ortiz: “It never stopped talking,”

Tags: rivers · work/delta

## Files

- [The river, read aloud](https://delta.example/river.mp3)

## Next in World

- [Eels return](https://delta.example/eels)
- Rain

[https://delta.example/river](https://delta.example/river)
"""


def rendered(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def test_every_part_of_an_article_stands_in_its_place() -> None:
    assert RIVER == markdown_of(the_river())


@given(articles)
def test_whatever_a_page_says_is_read_back_word_by_word(article: Article) -> None:
    read = body_of(rendered(markdown_of(article)))[0].text
    assert ["Eels", *words(article.body.text)] == words(read)


@pytest.mark.parametrize("markup", [
    "<p>Plain <b>bold</b> and <i>slanted</i>, <b>both <i>at</i> once</b> and <i>again <b>so</b></i>.</p>",
    "<p><b>Update:</b> more. <a href='https://delta.example/'><i>A link</i></a> and <code>code</code>.</p>",
    "<p>他<b>说</b>了</p>",
    "<p>It costs <s>five</s> <del>six</del> ten.</p><hr><p>Words.</p>",
    "<h2>One</h2><h6>Six</h6><p>Words.</p>",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>Words.</p><ol><li>d</li><li>e</li></ol>",
    "<ol start='7'><li>a</li><li>b</li></ol><ol><li>c</li></ol>",
    "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>",
    "<pre>  a\n\n ```\n  b</pre>",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
])  # fmt: skip
def test_what_stands_over_the_words_is_read_back_too(markup: str) -> None:
    article = Article(title="Eels", body=body_of(markup)[0])
    read = body_of(rendered(markdown_of(article)).partition("</h1>")[2])[0]
    assert article.body == read


def test_emphasis_that_markdown_cannot_write_is_left_out_and_its_words_stay() -> None:
    article = Article(title="Eels", body=body_of("<p>他<b>说了。</b>后文</p>")[0])
    assert "# Eels\n\n他说了。后文\n" == markdown_of(article)


def test_blocks_nested_without_end_are_written_all_the_same() -> None:
    deep = "<blockquote>" * 1_500 + "<p>Bottom</p>" + "</blockquote>" * 1_500
    assert markdown_of(Article(title="Eels", body=body_of(deep)[0])).endswith("> Bottom\n")


def test_a_guess_is_called_one_and_words_nobody_is_known_to_have_said_are_not_listed() -> None:
    article = replace(
        the_river(),
        body=Body("Wait here. Go on."),
        quotations=(
            Quotation(Span(0, 10), Kind.INDIRECT, Speaker("Paul Adeyemi"), confidence=0.3),
            Quotation(Span(11, 17), Kind.DIRECT),
        ),
    )
    listed = markdown_of(article).partition("## Who said what\n\n")[2].partition("\n\n")[0]
    assert "- probably Paul Adeyemi: Wait here." == listed


def test_an_address_of_another_kind_than_web_and_mail_leads_nowhere() -> None:
    article = Article(
        title="Eels",
        url="javascript:alert(1)",
        pictures=(Picture("file:///etc/passwd", "A fish"),),
        related=(Related("More", (Link("Click", "data:text/html,x"),)),),
    )
    assert "# Eels\n\n▣ A fish\n\n## More\n\n- Click\n" == markdown_of(article)


def test_a_paragraph_with_links_without_end_keeps_all_its_words() -> None:
    links = "".join(f"<a href='https://delta.example/{number}'>{number}</a> " for number in range(20_000))
    article = Article(title="Eels", body=body_of(f"<p>{links}</p>")[0])
    written = markdown_of(article)
    assert "[0](https://delta.example/0) [1](" in written
    assert written.endswith("19998 19999\n")
