"""Cells of the matrix."""

from dataclasses import dataclass

from generator.entries import Api
from generator.views.code import CodeView

SUCCESSION = ("v1", "v1.1", "v2")
"""Successive versions of the same API. The matrix shows what changed between them."""
MOST_IN_CELL = 4
"""Maximum codes in a cell of the matrix. The page of the condition has the rest."""


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: codes of the condition, other codes that can report it too, an absence, or nothing documented."""

    api: Api
    codes: list[CodeView]
    also: list[CodeView]
    more: int
    absence: str
    differs: tuple[str, ...]
    """IDs of codes that differ from the ones that the previous API version uses for this condition."""

    @property
    def noted(self) -> bool:
        """Whether the page has several codes, and so must show the endpoints of each."""
        return len(self.codes) + len(self.also) > 1
