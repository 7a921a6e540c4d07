"""An article with everything in it."""

from dataclasses import replace
from datetime import UTC, datetime

from newsterm.model import Article, Enclosure, Kind, Link, Picture, Quotation, Related, Span, Speaker, Tag
from newsterm.reading.html.markup import body_of

PAGE = """
<h2>Gauges &amp; nets</h2>
<p>The <b>river:</b> is read <i>every</i> hour,
at <a href="https://delta.example/gauge(1)">the <b>weir</b></a>.<br>
“It never stopped talking,” said Lena Ortiz.</p>
<ul><li>Upper bank<ul><li>gauge 1</li></ul></li><li>Lower bank</li></ul>
<ol start="3"><li>Read</li><li>Write</li></ol>
<blockquote><p>We were told to wait.</p></blockquote>
<pre>level = 3
    if wet</pre>
<table><tr><th>Place</th><th>Level</th></tr><tr><td>Weir</td><td>1|2</td></tr></table>
<figure><img src="https://delta.example/weir.jpg">
<figcaption>The weir at noon. Photo: J. Kwan / SNA</figcaption></figure>
<p>用<code>a`b</code>测。</p>
"""

SAID = "It never stopped talking,"


def the_river() -> Article:
    body, pictures = body_of(PAGE, "https://delta.example/")
    start = body.text.index(SAID)
    said = Quotation(Span(start, start + len(SAID)), Kind.DIRECT, Speaker("Lena Ortiz"))
    return Article(
        id="0123456789ab",
        url="https://delta.example/river",
        title="The river *speaks* <again>",
        deck="Ten years of silence end",
        byline=("Mira Osei",),
        dateline="PORT SALEN",
        outlet="Delta Courier",
        section="World",
        wire="SNA",
        language="en-GB",
        published=datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
        tags=(Tag("rivers"), Tag("work/delta", mine=True)),
        pictures=(*pictures, Picture(caption="Nets drying", credit="P. Adeyemi")),
        enclosures=(Enclosure("https://delta.example/river.mp3", title="The river, read aloud"),),
        related=(
            Related("Next in World", (Link("Eels return", "https://delta.example/eels"), Link("Rain"))),
        ),
        body=body,
        quotations=(said,),
    )


def plain(title: str, **parts: object) -> Article:
    """An article of one paragraph."""
    return replace(Article(title=title, body=body_of(f"<p>All about {title}.</p>")[0]), **parts)  # type: ignore[arg-type]
