"""The version of the engine that understands articles, known to those who don't load it."""

VERSION = 3
"""Articles whose `version` is lower are to be understood again."""
