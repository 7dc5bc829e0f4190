"""Numbered sources of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator import words
from generator.catalogue import Catalogue
from generator.entries import Claim, Source, Statement


@dataclass(frozen=True)
class SourceView:
    """A citation on a page. `number` is its position in the list of sources, counted from 1."""

    number: int
    source: Source
    kind: str


CitedText = tuple[str, list[SourceView], bool]
"""A statement, its sources, and whether it is inferred."""


class Bibliography:
    """The numbered sources of a page, without duplicates. Official sources come first."""

    def __init__(self, catalogue: Catalogue, ids: Iterable[str]) -> None:
        """Number the sources of a page. `ids` may contain duplicates."""
        kinds = list(words.SOURCES)
        ordered = sorted(dict.fromkeys(ids), key=lambda name: kinds.index(catalogue.source[name].kind))
        found = [(name, catalogue.source[name]) for name in ordered]
        self._by_id = {name: SourceView(n, source, words.SOURCES[source.kind]) for n, (name, source) in enumerate(found, 1)}

    def all(self) -> list[SourceView]:
        """All sources, for the list at the end of the page."""
        return list(self._by_id.values())

    @property
    def date(self) -> str:
        """The latest date on which one of the sources was read."""
        return max(view.source.read for view in self._by_id.values())

    def cited(self, statements: Iterable[Claim | Statement]) -> list[CitedText]:
        """Return the text of each statement with its sources, and whether it is inferred."""
        return [(own.text, self.cite(own.sources), isinstance(own, Statement) and own.inferred) for own in statements]

    def cite(self, ids: Iterable[str]) -> list[SourceView]:
        """Return the sources of a claim, sorted by number."""
        return sorted((self._by_id[name] for name in dict.fromkeys(ids)), key=lambda view: view.number)
