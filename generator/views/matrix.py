"""Cells of the comparison matrix."""

from dataclasses import dataclass

from generator.entries import Api
from generator.views.code import CodeView

SUCCESSION = ("v1", "v1.1", "v2")
"""IDs of the successive versions of one API. The matrix highlights codes that changed between two versions."""
MOST_IN_CELL = 4
"""Maximum number of the condition's own codes in a matrix cell. The condition page lists the rest."""


@dataclass(frozen=True)
class Cell:
    """A matrix cell for a condition and an API.

    The cell contains the condition's codes, codes of other conditions that can also report this condition, or a note that the API
    has no such error. The cell is empty if nothing is documented. `more` is the number of codes that are left out.
    """

    api: Api
    codes: list[CodeView]
    also: list[CodeView]
    more: int
    absence: str
    differs: tuple[str, ...]
    """IDs of codes that the previous API version does not use for this condition."""

    @property
    def noted(self) -> bool:
        """Whether the cell has several codes, so that each code needs a note about its endpoints."""
        return len(self.codes) + len(self.also) > 1
