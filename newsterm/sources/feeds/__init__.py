"""Feeds: RSS, Atom, RDF and JSON Feed → a feed and its raw articles."""
