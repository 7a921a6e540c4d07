"""What keys do: one kind of act a file; each knows the stage, none knows the screen."""
