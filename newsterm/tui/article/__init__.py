"""The article pane: one article, laid out, drawn and read."""
