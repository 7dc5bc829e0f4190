"""Snippets: short programs to copy."""

from pydantic import Field

from generator.entries.base import Entry, Line, Slug


class Snippet(Entry):
    """A short program to copy. snippets/ has a file for each language, named after the ID."""

    id: Slug
    title: Line
    text: Line
    notes: list[Line] = []
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)


class Snippets(Entry):
    """The content of snippets.yaml: descriptions of snippets."""

    snippets: list[Snippet]
