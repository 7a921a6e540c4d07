"""HTML, however hostile, → one text with styles over it, and its pictures."""
