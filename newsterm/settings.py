"""What each setting takes, and what is said of a value that doesn't fit."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Literal, NamedTuple, get_args

from newsterm.errors import ConfigError
from newsterm.hosts import allowed

MarkRead = Literal["open", "seconds", "never"]
ExportFormat = Literal["markdown", "html", "text", "epub"]
Pictures = Literal["ask", "always", "never"]
PictureProtocol = Literal["auto", "kitty", "sixel", "blocks"]
Bidi = Literal["terminal", "newsterm"]

FullText = Literal["open", "always", "ahead", "never"]
"""When the page of an article is fetched for its whole text: when it is opened and the feed gave a summary;
whenever it is opened; before it is, too, where the feed gave a summary; only when the reader asks."""


class Kind(NamedTuple):
    """How a value is read (ValueError and TypeError: it doesn't fit), what is wanted, if it is secret."""

    read: Callable[[Any], Any]
    wanted: str
    secret: bool = False


def read_table(where: str, kinds: Mapping[str, Kind], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a table, each read by its kind. Raises ConfigError; `where` begins what it says."""
    settings = {}
    for name, value in values.items():
        if name not in kinds:
            known = ", ".join(sorted(kinds))
            raise ConfigError(f"{where}there is no setting {name!r}; known are {known}")
        kind = kinds[name]
        try:
            settings[name] = kind.read(value)
        except (ValueError, TypeError) as error:
            said = "" if kind.secret else f" is {value!r}; it"
            raise ConfigError(f"{where}{name}{said} must be {kind.wanted}") from error
    return settings


def _fitting(fits: bool) -> None:
    """Raise ValueError unless it fits."""
    if not fits:
        raise ValueError


def _one_of(choice: Any) -> Callable[[Any], Any]:
    """Reads one of the values of a Literal."""

    def read(value: Any) -> Any:
        _fitting(value in get_args(choice))
        return value

    return read


def _full_text(value: Any) -> Any:
    _fitting(value in get_args(FullText))
    return value


def _seconds(value: Any) -> Any:
    _fitting(isinstance(value, int | float) and not isinstance(value, bool) and value >= 0)
    return value


def _columns(value: Any) -> Any:
    _fitting(isinstance(value, int) and not isinstance(value, bool) and value in _MEASURES)
    return value


def _text(value: Any) -> Any:
    _fitting(isinstance(value, str))
    return value


def _line(value: Any) -> Any:
    """A text that can be sent as the value of a header (RFC 9110, 5.5)."""
    _fitting(isinstance(value, str) and value.isprintable())
    return value


def _user(value: Any) -> Any:
    """A name for basic authentication, which ends at the first colon (RFC 7617, 2)."""
    _fitting(":" not in value)
    return _line(value)


def _truth(value: Any) -> Any:
    _fitting(isinstance(value, bool))
    return value


def _keys(value: Any) -> Mapping[str, str]:
    return {name: _text(keys) for name, keys in _table(value).items()}


def _headers(value: Any) -> Mapping[str, str]:
    _fitting(all(_HEADER.fullmatch(name) for name in _table(value)))
    return {name: _line(content) for name, content in value.items()}


def _table(value: Any) -> Any:
    _fitting(isinstance(value, dict))
    return value


def _interval(value: Any) -> Any:
    """A number of minutes, or a text with a unit."""
    if isinstance(value, str):
        parts = _INTERVAL.fullmatch(value.strip())
        _fitting(parts is not None)
        assert parts
        return min(float(parts[1]) * _UNITS[parts[2]], _LONGEST)
    _fitting(0 <= _seconds(value) <= _LONGEST / _UNITS["min"])
    return value * _UNITS["min"]


def _tables(value: Any) -> Any:
    _fitting(all(isinstance(table, dict) for table in _table(value).values()))
    return value


def _hosts(value: Any) -> tuple[str, ...]:
    _fitting(isinstance(value, list))
    for host in value:
        allowed(_text(host))
    return tuple(value)


_UNITS = {
    "s": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
_LONGEST = timedelta(days=366)
_INTERVAL = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*(s|min|h|d)")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token (RFC 9110, 5.6.2)
_MEASURES = range(20, 401)
_WHEN = '"open", "always", "ahead" or "never"'
_LIKE = 'a number of minutes, or a time like "90s", "30min", "6h" or "2d"'

SETTINGS: Mapping[str, Kind] = {
    "mark_read": Kind(_one_of(MarkRead), '"open", "seconds" or "never"'),
    "mark_read_seconds": Kind(_seconds, "a number of seconds"),
    "theme": Kind(_text, "the name of a theme"),
    "pictures": Kind(_one_of(Pictures), '"ask", "always" or "never"'),
    "picture_protocol": Kind(_one_of(PictureProtocol), '"auto", "kitty", "sixel" or "blocks"'),
    "refresh_at_start": Kind(_truth, "true or false"),
    "bidi": Kind(_one_of(Bidi), '"terminal" or "newsterm"'),
    "export_format": Kind(_one_of(ExportFormat), '"markdown", "html", "text" or "epub"'),
    "export_folder": Kind(_text, "the path of a folder"),
    "measure": Kind(_columns, "a number of columns from 20 to 400"),
    "min_interval": Kind(_interval, _LIKE),
    "full_text": Kind(_full_text, _WHEN),
    "allow_hosts": Kind(_hosts, 'a list of hosts like ["nas.home", "192.168.1.5:8080", "10.0.0.0/8"]'),
    "keys": Kind(_keys, 'a table like "headlines.star" = "s"'),
    "feeds": Kind(_tables, 'tables like [feeds."https://delta-courier.example/feed"]', secret=True),
}
FEED_SETTINGS: Mapping[str, Kind] = {
    "headers": Kind(_headers, 'a table like { "X-Token" = "..." }', secret=True),
    "user": Kind(_user, "a name in one line, without a colon", secret=True),
    "password": Kind(_line, "a text in one line", secret=True),
    "interval": Kind(_interval, _LIKE),
    "full_text": Kind(_full_text, _WHEN),
}
