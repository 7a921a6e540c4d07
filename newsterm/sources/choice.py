"""What to follow of what a site offers: whether the reader need be asked."""

from collections.abc import Sequence

from newsterm.model import Offer


def without_asking(address: str, offers: Sequence[Offer]) -> Offer | None:
    """What to follow at an address that is no feed itself: its only offer, or the address where it offers
    nothing. None where there are several: then the reader chooses."""
    if not offers:
        return Offer(address)
    return offers[0] if len(offers) == 1 else None
