"""Looks the post up."""
