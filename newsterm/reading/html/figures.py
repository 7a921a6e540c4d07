"""The pictures of a page and the words that belong to them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from lxml.etree import _Element, iterwalk

from newsterm.cleaner import clean_line
from newsterm.model import Picture
from newsterm.reading.anatomy.credits import split_credit
from newsterm.reading.html.addresses import absolute
from newsterm.reading.html.elements import IMAGES, is_tiny

_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "src")
_SOURCE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_CAPTION = re.compile(
    r"caption|bildunterschrift|bildtext|bildtekst|bildetekst|kuvateksti|didascalia|mediasubtitle"
    r"|pie-?(?:de-)?foto|(?:image|img|photo|picture)[_-]?(?:text|description|legend)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|photographer|(?:^|[\s_-])(?:source|rights|byline|author|autor)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT_TAGS = ("small", "cite")
_FRAMES = re.compile(r"\b(?:wp-caption(?!-text)|tr-caption-container)\b")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+[\d.]+[wx])?(?=\s*(?:,|$))")  # of a srcset
_PLACEHOLDER = re.compile(
    r"/(?:blank|spacer|pixel|transparent|placeholder|1x1|b)\.(?:gif|png|svg)", re.IGNORECASE
)
_SILENT = frozenset({"script", "style", "noscript", "button", "svg", "template"})
_UNSEEN = str.maketrans("", "", "\xad\u200b\u2060\ufeff")  # where a line may break: hides words from a search
_APART = frozenset({"p", "div", "br", "li"})
_LABEL = re.compile(r"(?:credits?|photos?|images?|source|copyright|fotos?|bild|quelle)\W*", re.IGNORECASE)
_LABEL_EDGES = " |/·•,;()[]–—-"
_LONGEST_CREDIT = 60  # characters of a line that is nothing but one
_LONGEST_MARKED = 120  # characters of one the page marks
_AGENCY_LEFT = re.compile(r"\s/\s?[A-Z][^\n/.]{1,40}$")
_RIGHTS = re.compile(
    r"^(?:copyright|©|all rights reserved|tous droits réservés|alle rechte vorbehalten"
    r"|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)\W*",
    re.IGNORECASE,
)


def is_figure(element: _Element) -> bool:
    """Whether the element holds one picture with its words: a figure, or what older systems write."""
    framed = element.tag == "figure" or _FRAMES.search(element.get("class", ""))
    return bool(framed) and _is_single(element)


def _is_single(element: _Element) -> bool:
    """Whether there is a picture in it, and no further figure, table of text, quotation or code."""
    return (
        next(element.iterdescendants("figure", "blockquote", "pre", "iframe", "video"), None) is None
        and next(element.iter(*IMAGES), None) is not None
    )


def pictures_of(figure: _Element, base_url: str) -> Iterator[Picture]:
    """The pictures of a figure: the first has the figure's caption and credit."""
    caption, credit = caption_of(figure)
    addresses = dict.fromkeys(picture_url(image, base_url) for image in figure.iter(*IMAGES))
    addresses.pop("", None)
    for address in addresses or ([""] if caption else []):
        yield Picture(address, caption, credit)
        caption = credit = ""


def caption_of(figure: _Element) -> tuple[str, str]:
    """The caption of a figure, and the credit: marked as such by the page, else found in the caption."""
    caption = _first(figure, lambda element: is_caption(element) and bool(words_of(element)))
    if caption is None and figure.tag == "div":
        caption = figure
    credits_ = _outermost(figure, _is_credit)
    told = (_unlabelled(words_of(element)) for element in credits_)
    whole = (credit for credit in told if len(credit) <= _LONGEST_MARKED and not _LABEL.fullmatch(credit))
    marked = ", ".join(_each_once(whole))
    words = words_of(caption, without=credits_ if marked else ()) if caption is not None else ""
    if marked:
        found = _AGENCY_LEFT.search(words)  # the name alone was marked: "Jane Roe" of "Jane Roe / SNA"
        return words[: found.start() if found else None].rstrip(" |/·•,–—-"), marked + (
            found[0] if found else ""
        )
    if words:
        bare, credit = split_credit(words)
        return bare, credit or _credit_beside(figure, caption)
    return split_credit(_told_instead(figure))


def _each_once(credits_: Iterable[str]) -> Iterator[str]:
    """The credits, without those that are but a part of another."""
    whole = list(dict.fromkeys(filter(None, credits_)))
    return (credit for credit in whole if not any(credit in other for other in whole if other != credit))


def _credit_beside(figure: _Element, caption: _Element | None) -> str:
    """The credit in a line of its own beside the caption, where a label says that it is one."""
    for element in figure.iterdescendants("span", "p", "div"):
        words = words_of(element) if element is not caption else ""
        if ":" in words and len(words) <= _LONGEST_CREDIT:
            before, credit = split_credit(words)
            if credit and not before:
                return credit
    return ""


def _told_instead(figure: _Element) -> str:
    """What stands in place of the picture where it can't be seen, if that is its caption with a credit."""
    for image in figure.iter("img"):
        words = _line(image.get("alt", ""))
        if split_credit(words)[1] and len(words) > _LONGEST_CREDIT:
            return words
    return ""


def _unlabelled(credit: str) -> str:
    """A marked credit without the label before it ("Photo:") and the brackets around it."""
    credit = _RIGHTS.sub("", credit)
    before, bare = split_credit(credit)
    credit = (bare if not before else credit).strip(_LABEL_EDGES)
    return f"{credit})" if credit.count("(") > credit.count(")") else credit


def is_caption(element: _Element) -> bool:
    """Whether the element is the words under a picture."""
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))


def _is_credit(element: _Element) -> bool:
    """Whether the element says who made the picture or owns it, and isn't the caption with that in it."""
    if element.tag in _CREDIT_TAGS:
        return True
    named = bool(_CREDIT.search(element.get("class", "")))
    return named and not (is_caption(element) and _holds_caption_or_credit(element))


def _holds_caption_or_credit(element: _Element) -> bool:
    """Whether a caption is told apart from a credit inside an element, or may be: it is a figcaption."""
    inside = (part for part in element.iterdescendants() if is_caption(part) or _is_credit(part))
    return element.tag == "figcaption" or next(inside, None) is not None


def _first(figure: _Element, wanted: Callable[[_Element], bool]) -> _Element | None:
    """The first element below the figure that is wanted."""
    return next((element for element in figure.iterdescendants() if wanted(element)), None)


def _outermost(figure: _Element, wanted: Callable[[_Element], bool]) -> list[_Element]:
    """The wanted elements below the figure that stand in no other wanted one."""
    found: list[_Element] = []
    walk = iterwalk(figure, events=("start",))
    for _event, element in walk:
        if element is not figure and wanted(element):
            found.append(element)
            walk.skip_subtree()
    return found


def words_of(element: _Element, without: Collection[_Element] = ()) -> str:
    """The words of an element in one line, those of some elements in it left out."""
    if not len(element) and element.tag not in _SILENT:  # most have nothing in them, and a walk costs
        return _line(element.text or "")
    words: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "end":
            words.append((part.tail or "") if part is not element else "")
        elif part in without or part.tag in _SILENT:
            walk.skip_subtree()
        else:
            words.append((" " if part.tag in _APART else "") + (part.text or ""))
    return _line("".join(words))


def _line(words: str) -> str:
    visible = words if words.isascii() else words.translate(_UNSEEN)
    return clean_line(" ".join(visible.split()))


def picture_url(image: _Element, base_url: str) -> str:
    """Where the picture of an img element is; nothing for a tracking pixel or a mere placeholder."""
    if is_tiny(image):
        return ""
    for address in _sources(image):
        whole = absolute(address, base_url)
        if whole and not _PLACEHOLDER.search(whole):
            return whole
    return ""


def _sources(image: _Element) -> Iterator[str]:
    """The addresses an image gives, the likeliest first: pages that load late keep the true one aside."""
    yield from (image.get(name, "") for name in _SOURCES)
    picture = next(image.iterancestors("picture"), None)
    holders = [image] if picture is None else [image, *picture.iter("source")]
    for holder in holders:
        for name in _SOURCE_SETS:
            yield from (found[1] for found in reversed(list(_CANDIDATE.finditer(holder.get(name, "")))))
