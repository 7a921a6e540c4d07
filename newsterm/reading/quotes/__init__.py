"""Who said what: quotations and their speakers, found in plain text."""
