"""What the elements of a page say of it by their marks (HTML, 5: microdata)."""

from datetime import UTC, datetime

from lxml.html import document_fromstring

from newsterm.sources.pages.jsonld import article_of_json
from newsterm.sources.pages.microdata import nodes_of_items
from newsterm.sources.pages.page import article_of_page

REPORT = """
<div itemscope itemtype="https://schema.org/NewsArticle">
 <h1 itemprop="headline">Levels to be <em>published</em></h1>
 <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="/mira" itemprop="url"></a>
  <b itemprop="name">Mira Osei</b></span>
 <time itemprop="datePublished" datetime="2031-05-04T10:00:00Z">Sunday</time>
 <meta itemprop="dateModified" content="2031-05-04T12:30:00Z">
 <a itemprop="articleSection" href="/river">River</a>
 <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
  <span itemprop="name">Delta Courier</span></div>
 <span itemprop="keywords">rivers</span>, <span itemprop="keywords">Port Salen</span>
 <figure itemprop="image" itemscope itemtype="https://schema.org/ImageObject">
  <img itemprop="contentUrl" src="/quay.jpg"><figcaption itemprop="caption">The quay.</figcaption></figure>
 <div itemprop="articleBody"><p>Levels of the river are to be published every hour, the ministry said.</p>
  <p>Nobody has to ask for them by telephone any more, and nobody has to wait for an answer.</p></div>
</div>"""


def test_the_marks_of_a_report_tell_all_its_parts() -> None:
    article = article_of_page(f"<html><body>{REPORT}</body></html>".encode(), "https://courier.example/1")
    assert ("Levels to be published", ("Mira Osei",)) == (article.title, article.byline)
    assert datetime(2031, 5, 4, 10, tzinfo=UTC) == article.published
    assert datetime(2031, 5, 4, 12, 30, tzinfo=UTC) == article.updated
    assert ("River", "Delta Courier") == (article.section, article.outlet)
    assert ["rivers", "Port Salen"] == [str(tag) for tag in article.tags]
    assert [("https://courier.example/quay.jpg", "The quay.")] == [
        (picture.url, picture.caption) for picture in article.pictures
    ]


def test_a_page_that_describes_its_article_in_a_script_is_asked_no_further() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "articleSection": "World"}</script>'
    page = f"<html><head>{script}</head><body>{REPORT}</body></html>"
    assert "World" == article_of_page(page.encode(), "https://courier.example/1").section


def test_what_stands_within_another_object_is_told_of_that_alone() -> None:
    inner = '<p itemprop="author" itemscope><b itemprop="name">Paul</b><i itemprop="headline">His own</i></p>'
    page = document_fromstring(f'<div itemscope itemtype="http://schema.org/Article">{inner}</div>')
    article = article_of_json(nodes_of_items(page))
    assert ("", ("Paul",)) == (article.title, article.byline)


def test_objects_within_objects_without_end_are_read_a_few_deep() -> None:
    page = document_fromstring('<div itemscope itemprop="author">' * 200 + "<b itemprop=name>x</b>")
    assert 200 == len(nodes_of_items(page))
