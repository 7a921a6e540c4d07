"""What can go wrong, each with one sentence a person can act on."""


class NewstermError(Exception):
    """Something a person can act on; ``str(error)`` says what, where, and what to do."""


class AddressError(NewstermError):
    """An address can't be had: missing, refused, too slow, or of a kind newsterm doesn't read."""


class ContentError(NewstermError):
    """What an address gave is not news: empty, broken, or no feed, page or article."""


class QueryError(NewstermError):
    """A query can't be read; `position` is the offset of the mistake in the text."""

    def __init__(self, sentence: str, position: int = 0) -> None:
        super().__init__(sentence)
        self.position = position


class ConfigError(NewstermError):
    """A setting is wrong; the sentence names the file, the line and what is allowed."""


class StoreError(NewstermError):
    """The library or the cache can't be opened or written."""
