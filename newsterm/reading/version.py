"""The version of the engine that understands articles, known to those who don't load it."""

VERSION = 2
"""Articles whose `version` is lower are to be understood again."""
