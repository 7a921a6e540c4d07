"""What a page's data and its window say that the article is called."""

import re

from lxml.etree import _Element

_OUTLET_AFTER = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")


def window_title(page: _Element) -> str:
    """The title of the page's window, without the outlet's name after it."""
    return _bare(_window(page))


def agreed_title(page: _Element, data_title: str, shared_title: str, printed: str) -> str:
    """The title where the page's data, what it shows where it is shared, and its window all have the same:
    a heading that says something else, and no part of it, was made to fit its place. Else nothing."""
    said = [{_known(title), _known(_bare(title))} for title in (data_title, shared_title, _window(page))]
    agreed = set.intersection(*said) - {""}
    return data_title if agreed and not any(_known(printed) in title for title in agreed) else ""


def _window(page: _Element) -> str:
    return " ".join(next((element.text or "" for element in page.iter("title")), "").split())


def _bare(title: str) -> str:
    """A title without the outlet's name after it."""
    return _OUTLET_AFTER.sub("", title)


def _known(title: str) -> str:
    """A title by its letters and digits, however it is punctuated."""
    return "".join(filter(str.isalnum, title.casefold()))
