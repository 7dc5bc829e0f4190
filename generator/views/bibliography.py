"""Numbered sources of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator import words
from generator.catalogue import Catalogue
from generator.entries import Claim, Source, Statement


@dataclass(frozen=True)
class SourceView:
    """A source as cited on a page. `number` is the source's position in the list of sources, counted from 1, and `kind` is a label."""

    number: int
    source: Source
    kind: str

    @property
    def remark(self) -> str:
        """What the source shows, or an empty string if readers can open the source. Markdown versions and documents have all notes."""
        return "" if self.source.url else self.source.note or ""


CitedText = tuple[str, list[SourceView], bool]
"""The text of a statement, the cited sources, and whether the statement is inferred."""


class Bibliography:
    """The numbered sources of a page, without duplicates. Official sources come first."""

    def __init__(self, catalogue: Catalogue, ids: Iterable[str]) -> None:
        """Number the sources of a page. `ids` contains the source IDs, and may contain duplicates."""
        kinds = list(words.SOURCES)
        ordered = sorted(dict.fromkeys(ids), key=lambda name: kinds.index(catalogue.source[name].kind))
        found = [(name, catalogue.source[name]) for name in ordered]
        self._by_id = {name: SourceView(n, source, words.SOURCES[source.kind]) for n, (name, source) in enumerate(found, 1)}

    def all(self) -> list[SourceView]:
        """Return all sources of the page, sorted by number, for the list at the end of the page."""
        return list(self._by_id.values())

    @property
    def date(self) -> str:
        """The most recent `read` date of the page's sources."""
        return max(view.source.read for view in self._by_id.values())

    def cited(self, statements: Iterable[Claim | Statement]) -> list[CitedText]:
        """Return the text of each statement with the cited sources, and whether the statement is inferred."""
        return [(own.text, self.cite(own.sources), isinstance(own, Statement) and own.inferred) for own in statements]

    def cite(self, ids: Iterable[str]) -> list[SourceView]:
        """Return the sources with the given IDs, without duplicates, sorted by number."""
        return sorted((self._by_id[name] for name in dict.fromkeys(ids)), key=lambda view: view.number)
