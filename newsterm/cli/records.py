"""Every noun as the JSON the command line prints: stable names, times in ISO 8601 UTC."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from newsterm.model import Article, Feed, Headline, Offer, Quotation, Related, Span, Subscription, Tag
from newsterm.reading.quotes.echoes import cut_of
from newsterm.reading.quotes.evidence import evidence_of, fragment_link
from newsterm.store.facets import Facet
from newsterm.store.health import Health
from newsterm.store.ledger import Person
from newsterm.store.quotations import Origin, Said
from newsterm.store.shelf import Shelved
from newsterm.store.subscriptions import SourceState

Record = dict[str, Any]


def line(record: Record) -> str:
    """The record as one line. Whatever a terminal must not see is escaped."""
    text = json.dumps(record, ensure_ascii="utf" not in (sys.stdout.encoding or "").lower())
    return text if text.isprintable() else _escaped(text)


def _escaped(text: str) -> str:
    return "".join(
        character if character.isprintable() else json.dumps(character)[1:-1] for character in text
    )


def time(moment: datetime | None) -> str | None:
    """``2026-11-23T14:02:00Z``, or None."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def tag_record(tag: Tag) -> Record:
    """A tag as `list` and `preview` print it."""
    return {"term": tag.term, "scheme": tag.scheme, "label": tag.label, "mine": tag.mine}


def headline_record(headline: Headline) -> Record:
    """A line of `list`."""
    return {
        "id": headline.id,
        "title": headline.title,
        "url": headline.url,
        "outlet": headline.outlet,
        "published": time(headline.published),
        "read": headline.status.read,
        "starred": headline.status.starred,
        "tags": [tag_record(tag) for tag in headline.tags],
        "quotations": headline.quotations,
    }


def article_record(article: Article, provenance: str = "") -> Record:
    """A whole article: what `show` and `annotate` print; its text is from the "feed", or from its "page"."""
    text = article.body.text
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "deck": article.deck or None,
        "byline": list(article.byline),
        "dateline": article.dateline or None,
        "wire": article.wire or None,
        "section": article.section or None,
        "published": time(article.published),
        "updated": time(article.updated),
        "language": article.language or None,
        "tags": [str(tag) for tag in article.tags],
        "pictures": [
            {"url": picture.url, "caption": picture.caption, "credit": picture.credit}
            for picture in article.pictures
        ],
        "provenance": provenance or None,
        "text": text,
        "quotations": [quotation_record(quotation, text) for quotation in article.quotations],
        "related": [_related_record(related) for related in article.related],
        "promos": list(article.promos),
    }


def quotation_record(quotation: Quotation, text: str) -> Record:
    """A quotation with the words it stands for; offsets count code points of `text`."""
    speaker = quotation.speaker
    return {
        **_span_record(quotation.content, text),
        "kind": quotation.kind.value,
        "speaker": speaker.name if speaker else None,
        "mention": _span_record(speaker.mention, text) if speaker and speaker.mention else None,
        "cue": _span_record(quotation.cue, text) if quotation.cue else None,
    }


def _span_record(span: Span, text: str) -> Record:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _related_record(related: Related) -> Record:
    return {
        "heading": related.heading,
        "headlines": [{"title": link.title, "url": link.url} for link in related.headlines],
    }


def preview_record(article: Article, guid: str) -> Record:
    """An article as its source gives it: the id is the publisher's own."""
    return {
        **article_record(article),
        "id": guid,
        "tags": [tag_record(tag) for tag in article.tags],
        "enclosures": [
            {"url": file.url, "media_type": file.media_type, "length": file.length}
            for file in article.enclosures
        ],
        "comments_url": article.comments_url,
    }


def feed_record(feed: Feed, count: int) -> Record:
    """What a publisher says of a feed, and how many articles it holds."""
    return {
        "title": feed.title,
        "site_url": feed.site_url,
        "description": feed.description,
        "language": feed.language,
        "articles": count,
    }


def source_record(state: SourceState, health: Health) -> Record:
    """A line of `feeds`."""
    subscription: Subscription = state.subscription
    return {
        "id": subscription.id,
        "address": subscription.address,
        "title": state.title,
        "folders": ["/".join(folder) for folder in subscription.folders],
        "unread": state.unread,
        "total": state.total,
        "last_success": time(state.poll.succeeded),
        "last_try": time(state.poll.asked),
        "due": time(state.poll.due),
        "held_until": time(state.held_until),
        "newest": time(state.newest),
        "a_week": round(state.a_week, 1),
        "failures": state.poll.failures,
        "health": health.word,
        "advice": health.advice or None,
        "error": state.poll.error or None,
    }


def offer_record(offer: Offer) -> Record:
    """A line of `discover`."""
    return {"address": offer.address, "title": offer.title, "kind": offer.kind}


def view_record(view: Shelved) -> Record:
    """A line of `views`."""
    return {
        "name": view.view.name,
        "query": view.view.query,
        "unread": view.unread,
        "error": view.mistake or None,
    }


def said_record(said: Said, origin: Origin | None) -> Record:
    """A line of `quotes`, with what it rests on. Offsets are those of the text that is shown, and no link
    leads to words that aren't there any more."""
    speaker, is_gone = said.quotation.speaker, said.stood is not None
    evidence = evidence_of(said.article.body.text, said.quotation, "" if is_gone else said.headline.url)
    return {
        "article": said.headline.id,
        "speaker": speaker.name if speaker else None,
        "text": said.text,
        "kind": said.quotation.kind.value,
        "start": None if is_gone else said.quotation.content.start,
        "end": None if is_gone else said.quotation.content.end,
        "confidence": round(said.quotation.confidence, 3),
        "title": said.headline.title,
        "url": said.headline.url,
        "outlet": said.headline.outlet,
        "published": time(said.headline.published),
        "link": evidence.link or said.headline.url,
        "attribution": evidence.attribution,
        "mention": evidence.mention,
        "before": evidence.before,
        "after": evidence.after,
        "provenance": origin.provenance if origin else None,
        "revision": origin.revision if origin else None,
        "captured": time(origin.captured) if origin else None,
        "gone": is_gone,
    }


def cut_record(said: Said, fullest: str) -> Record:
    """One of those under `also` in a line of `quotes --once`."""
    is_gone = said.stood is not None
    url = "" if is_gone else said.headline.url
    link = fragment_link(url, said.article.body.text, said.quotation.content)
    return {
        "article": said.headline.id,
        "text": cut_of(fullest, said.text),
        "title": said.headline.title,
        "outlet": said.headline.outlet,
        "published": time(said.headline.published),
        "link": link or said.headline.url,
        "gone": is_gone,
    }


def person_record(person: Person, weeks: Sequence[int]) -> Record:
    """A line of `quotes --people`."""
    return {
        "name": person.name,
        "quotations": person.quotations,
        "words": person.words,
        "share": round(person.share, 4),
        "articles": person.articles,
        "unsure": person.unsure,
        "last": time(person.last),
        "weeks": list(weeks),
    }


def facet_record(facet: Facet) -> Record:
    """A line of `tags`."""
    return {"field": facet.field, "value": facet.value, "label": facet.label, "count": facet.count}
