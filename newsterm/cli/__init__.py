"""The command line: one function a verb, and the one place where the parts are wired together."""
