"""The table of sources: what the reader follows, and how it is."""
