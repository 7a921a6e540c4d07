"""SHOW: the app in the terminal, one file a pane."""
