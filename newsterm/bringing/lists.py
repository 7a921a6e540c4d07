"""Subscription lists (OPML): brought into the store, and made of what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsterm import opml
from newsterm.bringing.addresses import settled
from newsterm.bringing.brought import Brought, Left
from newsterm.cleaner import clean
from newsterm.errors import AddressError
from newsterm.model import Subscription
from newsterm.opml import Folder, Outline
from newsterm.store.store import Store

_SITE = "htmlUrl"


@dataclass(slots=True)
class _Wanted:
    """A feed with everything its outlines say."""

    title: str
    folders: list[tuple[str, ...]] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def bring_list(store: Store, content: bytes, file: str) -> Brought:
    """Follow everything in a subscription list. Raises ContentError for what is none."""
    found = opml.read(content)
    left = [Left(file, *skipped) for skipped in found.skipped]
    wanted: dict[str, _Wanted] = {}
    order: list[Folder | str] = []
    for entry in found.entries:
        if isinstance(entry, Folder):
            order.append(entry)
            continue
        try:
            address = settled(entry.address)
        except AddressError as error:
            left.append(Left(file, entry.line, entry.address, str(error)))
            continue
        if address not in wanted:
            order.append(address)
        _add(wanted.setdefault(address, _Wanted(entry.title)), entry)
    before = store.folders.all()
    new = _keep(store, order, wanted)
    return Brought(
        new=tuple(new),
        known=len(wanted) - len(new),
        folders=len(store.folders.all() - before),
        understood=len(order),
        left=tuple(sorted(left)),
    )


def list_of(store: Store) -> Iterator[Outline | Folder]:
    """The subscriptions and folders of the store, as a list has them."""
    for entry in store.folders.listing():
        if not isinstance(entry, Subscription):
            yield Folder(*entry)
            continue
        others = dict(entry.attributes)
        site = others.pop(_SITE, "")
        for folder in entry.folders or ((),):
            yield Outline(entry.address, entry.title, folder, site, others)


def _add(wanted: _Wanted, outline: Outline) -> None:
    """What one more outline says of a feed; the first has the last word."""
    wanted.folders.append(outline.folder)
    wanted.title = wanted.title or outline.title
    others = dict(outline.attributes) | ({_SITE: outline.site_url} if outline.site_url else {})
    wanted.attributes = _clean(others) | wanted.attributes


def _keep(store: Store, order: list[Folder | str], wanted: dict[str, _Wanted]) -> list[str]:
    """Put folders and feeds into the store, in this order; the ids of the subscriptions that are new."""
    there = {subscription.id for subscription in store.subscriptions.all()}
    new = []
    for entry in order:
        if isinstance(entry, Folder):
            store.folders.add(entry.path, _clean(dict(entry.attributes)))
            continue
        feed = wanted[entry]
        subscription = store.subscriptions.add(
            entry, feed.title, feed.folders, attributes=feed.attributes, typed=False
        )
        if subscription.id not in there:
            there.add(subscription.id)
            new.append(subscription.id)
    return new


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: clean(value) for name, value in attributes.items()}
