"""The parts of a news article in plain text: dateline, wire, captions, promos, tags, what is related."""
