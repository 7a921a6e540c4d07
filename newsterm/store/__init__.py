"""KEEP: the library and the cache, in SQLite; the only room that speaks SQL."""
