"""Web pages: a page → the article in it."""
