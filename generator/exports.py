"""The machine-readable forms of the catalogue. Each is the text of one file below docs/."""

import csv
import io

from generator.catalogue import Catalogue
from generator.views import Cell, Views


def exports(catalogue: Catalogue) -> dict[str, str]:
    """Path below docs/ to text."""
    return {"matrix.csv": matrix_csv(Views(catalogue))}


def matrix_csv(views: Views) -> str:
    """The matrix as CSV (RFC 4180): a row for each condition, a column for each API, code ids parted by blanks.

    Codes that can report a condition but are at home elsewhere stand in brackets; an absence says `absent`.
    """
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["family", "condition", "title", *views.catalogue.api])
    for family in views.catalogue.families:
        for condition in family.value.conditions:
            cells = views.cells(condition, most=len(views.codes))
            rows.writerow([family.name, condition.id, condition.title, *map(_cell, cells)])
    return text.getvalue()


def _cell(cell: Cell) -> str:
    absent = ["absent"] if cell.absence else []
    return " ".join([view.id for view in cell.codes] + [f"({view.id})" for view in cell.also] + absent)
