"""Meanings of a number or name that several codes share."""

import re
from dataclasses import dataclass

from generator.entries import Status
from generator.highlight import Segments
from generator.views.code import CodeView

LIFE: tuple[Status, ...] = ("current", "limited", "unknown", "retired")
"""Order of meanings on a number page, by lifecycle."""


@dataclass(frozen=True)
class Meaning:
    """One meaning of a number or name, with an example response.

    If a status code has no example, `sample` is the example of a code that X sends with the status code, and `partners` lists the
    codes of the same condition that X sends only with the status code.
    """

    view: CodeView
    sample: Segments
    partners: list[CodeView]

    @property
    def anchor(self) -> str:
        """The ID of the section for the meaning on the number page."""
        return anchor(self.view.id)


def anchor(code_id: str) -> str:
    """Return the section ID of a code on the page of the code's number or name: `v1-1-http-429`."""
    return re.sub(r"[/.]", "-", code_id)
