"""Calls the library."""
