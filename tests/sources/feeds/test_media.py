"""Captions and credits stay with their pictures, and never become the article."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsterm.model import Article, Enclosure, Picture, Tag
from newsterm.sources.feeds.feed import feed_of

AT = "https://harbour-post.example/pictures/"
BODY = "<description>The article.</description>"


def item(*parts: str, namespace: str = "http://search.yahoo.com/mrss/") -> Article:
    spaces = (
        f'xmlns:media="{namespace}" xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    text = f'<rss version="2.0" {spaces}><channel><item>{"".join(parts)}</item></channel></rss>'
    return feed_of(text).articles[0]


def content(name: str, inside: str = "", attributes: str = 'medium="image"') -> str:
    return f'<media:content url="{AT}{name}" {attributes}>{inside}</media:content>'


def caption(words: str) -> str:
    return f"<media:description>{words}</media:description>"


def credit(words: str) -> str:
    return f"<media:credit>{words}</media:credit>"


def test_each_picture_keeps_its_own_caption_and_credit() -> None:
    article = item(
        content("a.jpg", caption("The quay at dawn.") + credit("J. Kwan")),
        BODY,
        content(
            "b.jpg",
            credit("SNA") + credit("A. Rao") + caption("&lt;p&gt;The &lt;b&gt;crane&lt;/b&gt;.&lt;/p&gt;"),
        ),
    )
    assert (
        Picture(AT + "a.jpg", "The quay at dawn.", "J. Kwan"),
        Picture(AT + "b.jpg", "The crane.", "SNA / A. Rao"),
    ) == article.pictures
    assert ("The article.", "") == (article.markup, article.deck)


@pytest.mark.parametrize(
    "parts",
    list(
        permutations(
            [
                "<title>Headline</title>",
                BODY,
                content(
                    "a.jpg",
                    "<media:title>A title of the picture</media:title>" + caption("Caption.") + credit("SNA"),
                ),
                f"<media:group>{content('b.jpg', caption('Second.'))}</media:group>",
            ]
        )
    ),
)
def test_the_order_of_elements_changes_nothing(parts: tuple[str, ...]) -> None:
    article = item(*parts)
    assert ("Headline", "The article.") == (article.title, article.markup)
    assert {Picture(AT + "a.jpg", "Caption.", "SNA"), Picture(AT + "b.jpg", "Second.")} == set(
        article.pictures
    )


PARTS = [
    "<title>Headline</title>",
    "<guid>7</guid>",
    "<link>https://harbour-post.example/7</link>",
    "<description>In short.</description>",
    "<content:encoded>&lt;p&gt;The article.&lt;/p&gt;</content:encoded>",
    "<dc:creator>Mira Osei</dc:creator>",
    "<pubDate>Mon, 23 Nov 2026 16:40:00 +0100</pubDate>",
    "<category>port</category>",
    "<media:keywords>cranes</media:keywords>",
]
TOLD = [
    "<media:title>A title of the picture</media:title>",
    "<media:description>Caption.</media:description>",
    "<media:credit>SNA</media:credit>",
    "<media:category>labour</media:category>",
]


@given(parts=st.permutations(PARTS), told=st.permutations(TOLD), place=st.integers(0, len(PARTS)))
@pytest.mark.parametrize("nesting", ["{}", "<media:group>{}</media:group>"])
def test_nothing_depends_on_where_elements_stand(
    nesting: str, parts: list[str], told: list[str], place: int
) -> None:
    picture = nesting.format(content("a.jpg", "".join(told)))
    article = item(*parts[:place], picture, *parts[place:])
    assert (
        Article(
            guid="7",
            url="https://harbour-post.example/7",
            title="Headline",
            deck="In short.",
            byline=("Mira Osei",),
            published=datetime(2026, 11, 23, 15, 40, tzinfo=UTC),
            tags=article.tags,
            pictures=(Picture(AT + "a.jpg", "Caption.", "SNA"),),
            markup="<p>The article.</p>",
        )
        == article
    )
    assert {Tag("port"), Tag("cranes"), Tag("labour")} == set(article.tags)


@given(told=st.permutations(TOLD), group=st.permutations(["<media:title>Of all</media:title>", "{}", *TOLD]))
def test_the_nearest_words_are_a_picture_s_own(told: list[str], group: list[str]) -> None:
    own = content("a.jpg", "".join(told).replace("Caption.", "Nearer."))
    article = item(f"<media:group>{''.join(group).format(own)}</media:group>", BODY)
    assert (Picture(AT + "a.jpg", "Nearer.", "SNA"),) == article.pictures
    assert "The article." == article.markup


def test_a_picture_s_description_is_no_article_even_where_there_is_none() -> None:
    article = item(content("a.jpg", caption("Caption.")), caption("Another."), "<title>Headline</title>")
    assert ("Headline", "", "") == (article.title, article.markup, article.deck)


def test_words_of_the_item_are_for_pictures_without_their_own() -> None:
    article = item(content("a.jpg", caption("Own.")), content("b.jpg"), caption("Shared."), credit("SNA"))
    assert (Picture(AT + "a.jpg", "Own.", "SNA"), Picture(AT + "b.jpg", "Shared.", "SNA")) == article.pictures


@pytest.mark.parametrize(
    "words",
    [
        "<title>Headline of two</title><media:title>Headline of two</media:title>",
        "<media:title>IMG_2034</media:title>",
    ],
)
def test_a_headline_or_a_file_name_is_no_caption(words: str) -> None:
    assert (Picture(AT + "a.jpg"),) == item(words, content("a.jpg")).pictures


def test_a_title_is_a_caption_where_nothing_else_is() -> None:
    assert (Picture(AT + "a.jpg", "The quay"),) == item(
        content("a.jpg", "<media:title>The quay</media:title>")
    ).pictures


def test_of_a_group_the_best_picture_is_taken() -> None:
    sizes = [content(f"{width}.jpg", "", f'type="image/jpeg" width="{width}"') for width in (140, 1200, 460)]
    assert [AT + "1200.jpg"] == [
        picture.url for picture in item(f"<media:group>{''.join(sizes)}</media:group>").pictures
    ]
    chosen = content("chosen.jpg", "", 'type="image/jpeg" isDefault="true"')
    assert [AT + "chosen.jpg"] == [
        picture.url for picture in item(f"<media:group>{''.join(sizes)}{chosen}</media:group>").pictures
    ]


def test_one_picture_in_several_sizes_is_one_picture_the_largest() -> None:
    sizes = [
        content(f"a.jpg?width={width}", "", f'width="{width}" medium="image"') for width in (140, 700, 460)
    ]
    assert (Picture(AT + "a.jpg?width=700", "", "SNA"),) == item(*sizes, credit("SNA")).pictures


def test_pictures_told_apart_by_a_query_are_two() -> None:
    assert 2 == len(item(content("show?id=1"), content("show?id=2")).pictures)


def test_a_thumbnail_is_the_picture_where_there_is_no_other() -> None:
    thumbnails = (
        f'<media:thumbnail url="{AT}s.jpg" width="66"/><media:thumbnail url="{AT}m.jpg" width="144"/>'
    )
    assert (Picture(AT + "m.jpg"),) == item(thumbnails).pictures
    assert (Picture(AT + "a.jpg"),) == item(thumbnails, content("a.jpg")).pictures


def test_a_film_is_an_enclosure_and_its_still_a_picture() -> None:
    inside = f'<media:thumbnail url="{AT}still.jpg"/>' + caption("The launch.") + credit("SNA")
    article = item(BODY, content("launch.mp4", inside, 'medium="video" type="video/mp4" fileSize="900"'))
    assert (Enclosure(AT + "launch.mp4", "video/mp4", 900),) == article.enclosures
    assert (Picture(AT + "still.jpg", "The launch.", "SNA"),) == article.pictures
    assert "The article." == article.markup


def test_what_is_told_of_a_film_is_the_article_where_there_is_no_other() -> None:
    film = content("launch", "", 'type="application/x-shockwave-flash"')
    still = f'<media:thumbnail url="{AT}still.jpg"/>'
    article = item(
        f"<media:group>{film}{still}{caption('First line.' + chr(10) * 2 + 'Second.')}</media:group>"
    )
    assert "<p>First line.</p><p>Second.</p>" == article.markup
    assert (Picture(AT + "still.jpg"),) == article.pictures


def test_an_enclosed_picture_is_a_picture_once() -> None:
    enclosure = f'<enclosure url="{AT}a.jpg" type="image/jpeg" length="9"/>'
    article = item(enclosure, content("a.jpg", caption("Caption.")))
    assert (Picture(AT + "a.jpg", "Caption."),) == article.pictures
    assert () == article.enclosures
    assert (Picture(AT + "a.jpg"),) == item(enclosure).pictures


def test_an_episode_s_image_is_its_picture_and_the_sound_comes_once() -> None:
    sound = f'<enclosure url="{AT}12.mp3" type="audio/mpeg" length="77"/>'
    article = item(sound, f'<itunes:image href="{AT}cover.png"/>', content("12.mp3", "", 'type="audio/mpeg"'))
    assert (Picture(AT + "cover.png"),) == article.pictures
    assert (Enclosure(AT + "12.mp3", "audio/mpeg", 77),) == article.enclosures


def test_keywords_and_categories_of_media_are_tags() -> None:
    category = '<media:category scheme="https://harbour-post.example/t" label="Work">labour</media:category>'
    article = item(
        "<category>port</category>",
        content("a.jpg", category),
        "<media:keywords>cranes, , tides</media:keywords>",
    )
    assert {
        Tag("port"),
        Tag("labour", "https://harbour-post.example/t", "Work"),
        Tag("cranes"),
        Tag("tides"),
    } == set(article.tags)


@pytest.mark.parametrize(
    "useless",
    [
        content("pixel.gif", "", 'medium="image" width="1" height="1"'),
        '<media:content url="https://secure.gravatar.com/avatar/0" medium="image"/>',
        '<media:content url="javascript:alert(1)" medium="image"/>',
        '<media:content medium="image"/>',
    ],
)
def test_portraits_of_authors_and_what_counts_readers_are_no_pictures(useless: str) -> None:
    assert () == item(useless).pictures


@pytest.mark.parametrize("namespace", ["http://search.yahoo.com/mrss", "https://www.rssboard.org/media-rss"])
def test_other_names_of_the_media_namespace_mean_the_same(namespace: str) -> None:
    article = item(content("a.jpg", caption("Caption.")), BODY, namespace=namespace)
    assert (Picture(AT + "a.jpg", "Caption."),) == article.pictures
    assert "The article." == article.markup


def test_the_channel_s_own_media_are_not_its_title() -> None:
    parsed = feed_of(
        """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
        <media:title>Logo</media:title><title>Harbour Post</title>
        <media:description>A logo.</media:description>
        <item><title>Tides</title></item></channel></rss>"""
    )
    assert ("Harbour Post", "") == (parsed.feed.title, parsed.feed.description)
