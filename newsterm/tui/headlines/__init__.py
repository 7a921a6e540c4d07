"""The list of headlines, drawn by line."""
