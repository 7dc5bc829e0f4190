"""Snippets: short programs to copy."""

from pydantic import Field

from generator.entries.base import Entry, Line, Slug


class Snippet(Entry):
    """A short program to copy. The folder snippets/ has one file for each language, named after the ID of the snippet."""

    id: Slug
    title: Line
    text: Line
    notes: list[Line] = []
    keywords: list[Line] = []
    """Search words that appear in no other field."""
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)


class Snippets(Entry):
    """The content of snippets.yaml: titles and descriptions of snippets."""

    snippets: list[Snippet]
