"""The meanings of a number or name that several codes share."""

import re
from dataclasses import dataclass

from generator.entries import Status
from generator.highlight import Segments
from generator.views.code import CodeView

LIFE: tuple[Status, ...] = ("current", "limited", "unknown", "retired")
"""The order of meanings on a number page."""


@dataclass(frozen=True)
class Meaning:
    """One meaning of a number or name, with an example response.

    A status code without its own example shows that of a code that X sends with it. `partners` are then the codes of the same
    condition that have only this status code.
    """

    view: CodeView
    sample: Segments
    partners: list[CodeView]

    @property
    def anchor(self) -> str:
        """The ID of the section on the number page."""
        return anchor(self.view.id)


def anchor(code_id: str) -> str:
    """Return the ID of the section about a code on the page of its number or name: `v1-1-http-429`."""
    return re.sub(r"[/.]", "-", code_id)
