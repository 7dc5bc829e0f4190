"""Wait until the window ends."""
