"""One person, many spellings: the fullest name an article gives for "Wang", "Mr Adeyemi" or "she"."""

import tomllib
from importlib.resources import files

_WORDS = tomllib.loads((files("newsterm.reading") / "names.toml").read_text("utf-8"))
TITLES, ROLES, ORGANISATIONS, PARTICLES, TIMES = (
    frozenset(_WORDS[kind].split()) for kind in ("titles", "roles", "organisations", "particles", "times")
)
