"""The machine-readable forms of the catalogue. Each is the text of one file below docs/."""

import csv
import io
import json

from generator.catalogue import Catalogue
from generator.entries import Message
from generator.views import Cell, Views


def exports(catalogue: Catalogue) -> dict[str, str]:
    """Path below docs/ to text."""
    views = Views(catalogue)
    return {"matrix.csv": matrix_csv(views), "assets/lookup.json": lookup_json(catalogue)}


def lookup_json(catalogue: Catalogue) -> str:
    """The index of the resolver (docs/assets/javascripts/lookup.js), as compact as JSON allows.

    `codes`: id, kind, statuses, title, texts, problem type; fragments; in a text the character U+001F stands for a
    part that varies. `apis`: id to label. `pages`: address, title and further words of what can be found besides codes.
    """
    codes = [
        [code.name, own.kind, own.http, own.title, [*map(_text, own.messages)], _last(own.type or ""), own.match]
        for code in catalogue.codes
        for own in [code.value]
    ]
    pages = [[f"errors/{api.name}/", api.value.title, " ".join(api.value.hosts)] for api in catalogue.apis]
    pages += [[f"conditions/{c.name}/", c.value.title, c.name] for c in catalogue.conditions]
    pages += [[f"guides/{guide.name}/", guide.value.title, guide.name] for guide in catalogue.guides]
    apis = {api.name: api.value.label for api in catalogue.apis}
    return json.dumps({"apis": apis, "codes": codes, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _last(type_uri: str) -> str:
    """The last segment of a problem type: that alone tells types apart, because their host has changed."""
    return type_uri.rpartition("/")[2]


def _text(message: Message) -> str:
    """The message with U+001F in place of each part that varies."""
    text = message.text
    for part in sorted(message.varies, key=len, reverse=True):
        text = text.replace(part, "\u001f")
    return text


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
