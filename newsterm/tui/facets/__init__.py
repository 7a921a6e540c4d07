"""The pane of views and facets."""
