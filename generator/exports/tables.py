"""Export the catalogue and the matrix as CSV (RFC 4180, UTF-8)."""

import csv
import io

from generator.entries import Phrase, Statement
from generator.exports.models import PublishedCode
from generator.views import Cell, Views

COLUMNS = (
    "id",
    "page_url",
    "api_id",
    "code_value",
    "code_kind",
    "http_statuses",
    "phrase",
    "title",
    "summary",
    "condition_id",
    "responsible",
    "responsible_label",
    "retry_class_id",
    "retry_verdict",
    "retry_label",
    "retry_text",
    "grade",
    "lifecycle",
)
LISTS = ("messages", "causes", "fixes", "source_ids", "source_urls")
"""Columns whose cells have one item per line."""


def catalogue_csv(codes: list[PublishedCode], urls: dict[str, str | None], version: str) -> str:
    """Return CSV text with a row for every code. `urls` maps source IDs to URLs; `version` is the version of the catalogue."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([*COLUMNS, *LISTS, "version"])
    for code in codes:
        lists = (
            [message.text for message in code.messages],
            [*map(_statement, code.causes)],
            [*map(_statement, code.fixes)],
            code.source_ids,
            [url for name in code.source_ids if (url := urls[name])],
        )
        plain = [_plain(getattr(code, name)) for name in COLUMNS]
        rows.writerow([*map(escape_formula, plain), *(escape_formula("\n".join(items)) for items in lists), version])
    return text.getvalue()


def _plain(value: str | list[int] | Phrase | None) -> str:
    """Return the value of a field as the text of a table cell. The value can be status codes, a reason phrase, a text, or None."""
    match value:
        case list():
            return " ".join(map(str, value))
        case Phrase():
            return value.text
    return value or ""


def _statement(own: Statement) -> str:
    """Return the text of a statement, followed by the source IDs or `inferred` in brackets."""
    grounds = ["inferred"] if own.inferred else own.sources
    return f"{own.text} [{', '.join(grounds)}]" if grounds else own.text


_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Full-width = + - @, which some spreadsheets treat like the ASCII characters."""


def escape_formula(cell: str) -> str:
    """Return the text of a cell, prefixed with an apostrophe if a spreadsheet would evaluate the text as a formula.

    The characters that start a formula are listed by OWASP, "CSV Injection".
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", *_WIDE)) else cell


def matrix_csv(views: Views) -> str:
    """Return the matrix as CSV: a row for each condition, a column for each API, and code IDs separated by spaces.

    Parentheses mark codes of other conditions that can also report the condition. `absent` means that the API has no such error.
    """
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["family_id", "condition_id", "title", *views.catalogue.api, "version"])
    for family in views.catalogue.families:
        for condition in family.value.conditions:
            cells = views.cells(condition, most=len(views.codes))
            rows.writerow([family.name, condition.id, escape_formula(condition.title), *map(_cell, cells), views.catalogue.version])
    return text.getvalue()


def _cell(cell: Cell) -> str:
    absent = ["absent"] if cell.absence else []
    return " ".join([view.id for view in cell.codes] + [f"({view.id})" for view in cell.also] + absent)
