"""Articles as documents of other kinds: Markdown, HTML, plain text, books."""
