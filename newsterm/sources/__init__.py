"""GET: an address → a document → a feed and its articles."""
