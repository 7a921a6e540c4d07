"""Pictures drawn in a terminal."""
