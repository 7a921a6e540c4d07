"""The pictures of articles: fetched when asked for, kept, and made ready to be drawn."""
