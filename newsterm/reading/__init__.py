"""UNDERSTAND: pure functions over text; no disk, no network, no screen."""
