"""What modules tell of an item."""

import pytest

from newsterm.model import Article
from newsterm.sources.feeds.feed import feed_of

SPACES = """xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:thr="http://purl.org/syndication/thread/1.0"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"
xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:atom="http://www.w3.org/2005/Atom" """


def item(inside: str) -> Article:
    text = f'<rss version="2.0" {SPACES}><channel><item>{inside}</item></channel></rss>'
    return feed_of(text).articles[0]


@pytest.mark.parametrize(
    ("inside", "comments"),
    [
        ("<slash:comments>12</slash:comments>", 12),
        ("<thr:total>7</thr:total>", 7),
        ('<atom:link rel="replies" href="https://brenn.example/talk" thr:count="3"/>', 3),
        ("<slash:comments>many</slash:comments>", 0),
        ("", 0),
    ],
)
def test_comments_are_counted(inside: str, comments: int) -> None:
    assert comments == item(inside).comments


@pytest.mark.parametrize(
    ("inside", "episode"),
    [
        (
            "<itunes:episode>5</itunes:episode><itunes:season>2</itunes:season>",
            "season 2, episode 5",
        ),
        ("<itunes:episode>5</itunes:episode>", "episode 5"),
        ("<itunes:episode>last</itunes:episode>", ""),
    ],
)
def test_an_episode_is_numbered(inside: str, episode: str) -> None:
    assert episode == item(inside).episode


@pytest.mark.parametrize(
    ("inside", "rating"),
    [
        ("<itunes:explicit>Yes</itunes:explicit>", "explicit"),
        ("<itunes:explicit>clean</itunes:explicit>", ""),
        ("<media:rating>nonadult</media:rating>", ""),
        ("<media:group><media:rating>Adult</media:rating></media:group>", "adult"),
        ("<media:adult>true</media:adult>", "adult"),
    ],
)
def test_a_rating_tells_for_whom_it_is(inside: str, rating: str) -> None:
    assert rating == item(inside).rating


@pytest.mark.parametrize(
    ("inside", "location"),
    [
        ("<georss:point>45.256 -71.92</georss:point>", "45.256, -71.92"),
        (
            "<georss:where><gml:Point><gml:pos>45.2 -71.9</gml:pos></gml:Point></georss:where>",
            "45.2, -71.9",
        ),
        ("<geo:lat>-1</geo:lat><geo:long>2.5</geo:long>", "-1, 2.5"),
        ("<geo:Point><geo:lat>-1</geo:lat><geo:long>2.5</geo:long></geo:Point>", "-1, 2.5"),
        (
            "<georss:featurename>Port Salen</georss:featurename><georss:point>45 -71</georss:point>",
            "Port Salen (45, -71)",
        ),
        ("<georss:featurename>Port Salen</georss:featurename>", "Port Salen"),
        ("<georss:point>91 0</georss:point>", ""),
        ("<georss:point>north</georss:point>", ""),
    ],
)
def test_a_place_or_point_is_where_it_is_set(inside: str, location: str) -> None:
    assert location == item(inside).location


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("1:02:03", 3723), ("62:03", 3723), ("3723", 3723), ("95.5", 95), ("9999:00:00", 0), ("long", 0)],
)
def test_the_length_of_an_episode_is_that_of_its_sound(said: str, seconds: int) -> None:
    article = item(
        f"<itunes:duration>{said}</itunes:duration>"
        '<enclosure url="https://brenn.example/12.mp3" type="audio/mpeg"/>'
        '<enclosure url="https://brenn.example/notes.pdf" type="application/pdf"/>'
    )
    assert [seconds, 0] == [file.duration for file in article.enclosures]
