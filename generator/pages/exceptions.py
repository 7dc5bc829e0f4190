"""Exceptions of client libraries, for the list on code pages."""

import re
from dataclasses import dataclass

from generator.catalogue import bare
from generator.entries import CODE_KINDS, Code, Library
from generator.views import CodeView, Views

MOST_ROWS = 5
"""Maximum number of libraries on a code page. The index of client libraries lists all libraries."""
_STREAM = re.compile(r"\bstreams?\b", re.IGNORECASE)
ERROR = 400
"""Lowest status code of an error."""


@dataclass(frozen=True)
class Row:
    """A library on a code page: the exceptions that report the code, and the expression that reads the code, or an empty string."""

    library: Library
    exceptions: list[str]
    expression: str


def reading(code: Code) -> str:
    """Return the name of the field of `Expressions` that contains the expression for reading a code from an exception.

    The name is empty for codes that are not in a response field: errors that are identified by a message, OAuth errors,
    and disconnect codes.
    """
    return "type" if code.kind == "constant" and code.type else CODE_KINDS[code.kind].expression


def in_code(view: CodeView, views: Views) -> tuple[list[Row], int]:
    """Return a row for each library that can report a code, and the number of such libraries that are left out.

    If more than `MOST_ROWS` libraries can report the code, libraries with tested expressions are selected first.
    """
    name = reading(view.code)
    if not name:
        return [], 0
    rows = []
    for placed in views.catalogue.libraries:
        names = caught_for(placed.value, view)
        if names:
            expression = getattr(placed.value.expressions, name)
            rows.append(Row(placed.value, names, expression.expression if expression else ""))
    if len(rows) <= MOST_ROWS:
        return rows, 0
    first = sorted(rows, key=lambda row: (not row.library.tested, not row.expression))[:MOST_ROWS]
    return sorted(first, key=rows.index), len(rows) - MOST_ROWS


def caught_for(library: Library, view: CodeView) -> list[str]:
    """Return the names of the most specific exceptions that a library raises for a code, or an empty list if the library raises none.

    Exceptions for the code itself are more specific than those for the code's status codes, and those are more specific than
    exceptions for any error. Exceptions that require an additional condition are left out. If the library reports errors without
    exceptions, return the expression to check after a call.
    """
    statuses = {status for status in view.code.http if status >= ERROR}
    # Stream errors reach the caller in another way, such as an event.
    only_streams = all(map(_STREAM.search, view.code.endpoints or [""]))
    if view.api.id not in library.apis or view.api.id in library.not_raised or only_streams or not statuses:
        return []
    usual = [own for own in library.exceptions if not own.when]
    if not usual and library.catch:
        return [library.catch.expression]
    special = [own for own in usual if view.id in own.codes or (view.code.kind == "problem-type" and bare(view.id) in own.types)]
    by_status = [own for own in usual if statuses & set(own.http) and not (own.codes or own.types)]
    general = [own for own in usual if not (own.http or own.codes or own.types)]
    return list(dict.fromkeys(own.name for own in special or by_status or general))
