"""Waits until the window ends."""
