"""The pages of client libraries, and the exceptions that code pages list for each library."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import words
from generator.catalogue import Placed, bare
from generator.entries import Claim, Code, Expressions, Library, LibraryRetry, LibraryText, RaisedException
from generator.page import Page, cited_by
from generator.views import Bibliography, CodeView, SourceView, Views

MOST_ROWS = 5
"""Number of libraries on a code page. The other libraries are only in the list of all libraries."""
_STREAM = re.compile(r"\bstreams?\b", re.IGNORECASE)
ERROR = 400
"""The lowest status code of an error."""


@dataclass(frozen=True)
class Row:
    """A row on a code page: the exceptions of a library for the code, and the expression that reads the code, or an empty text."""

    library: Library
    exceptions: list[str]
    expression: str


@dataclass(frozen=True)
class RaisedView:
    """An exception on the page of its library. `pages` are status codes that have a page, and `others` are the rest."""

    own: RaisedException
    cited: list[SourceView]
    pages: list[int]
    others: list[int]
    codes: list[CodeView]

    @property
    def when(self) -> str:
        """The condition that raises the exception, in addition to status codes and codes."""
        return self.own.when or ("" if self.own.http or self.codes else "every error response")

    @property
    def reasons(self) -> str:
        """Everything that raises the exception, as one text."""
        return "; ".join(filter(None, [", ".join([*map(str, self.own.http), *(view.id for view in self.codes)]), self.when]))

    @property
    def lines(self) -> list[str]:
        """The lines of the text of the exception."""
        return (self.own.shown or "").splitlines()


@dataclass(frozen=True)
class TextView:
    """A message of a library on its page. `pages` are status codes that have a page."""

    own: LibraryText
    cited: list[SourceView]
    codes: list[CodeView]
    pages: list[int]


@dataclass(frozen=True)
class Summary:
    """A row in the list of all libraries."""

    library: Library
    state: str
    apis: str
    catch: str
    calls: str
    streams: str


def reading(code: Code) -> str:
    """Return the name of the expression that reads a code from an exception.

    The name is empty for codes that are not in a field of a response: errors that are known by their text, OAuth errors, and
    disconnect codes.
    """
    if code.kind in ("problem-type", "constant") and code.type:
        return "type"
    return {"http-status": "status", "numeric-code": "code", "constant": "code", "problem-type": "type"}.get(code.kind, "")


def in_code(view: CodeView, views: Views) -> tuple[list[Row], int]:
    """Return rows for libraries in which a code can occur, and the number of libraries without a row.

    If there are too many, libraries with tested expressions are preferred.
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
    """Return the exceptions of a library for a code: exceptions for the code itself, or else for its status codes.

    Exceptions with a further condition, such as a stream, are left out. For a library that raises no exception, return the
    condition to check.
    """
    statuses = {status for status in view.code.http if status >= ERROR}
    # The errors of streams reach the caller in another way, such as an event.
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


def library_page(placed: Placed[Library], views: Views) -> Page:
    """The page of one library: what to catch, how to read X's error from it, and what it retries."""
    library = placed.value
    bibliography = Bibliography(views.catalogue, cited_by(library))
    values = {
        "library": library,
        "state": words.MAINTENANCE[library.state],
        "state_note": bibliography.cited(_one(library.state_note)),
        "apis": [views.catalogue.api[name] for name in library.apis],
        "catch": [(own.expression, bibliography.cite(own.sources)) for own in (library.catch,) if own],
        "raises_nothing": bool(library.catch) and all(own.when for own in library.exceptions),
        "raised": [_raised(own, views, bibliography) for own in library.exceptions],
        "expressions": [
            (words.READ[name][0].upper() + words.READ[name][1:], own.expression, bibliography.cite(own.sources))
            for name in Expressions.model_fields
            if (own := getattr(library.expressions, name))
        ],
        "missing": words.listed([words.READ[name] for name in Expressions.model_fields if not getattr(library.expressions, name)]),
        "swallowed": bibliography.cited(library.swallowed),
        "texts": [
            TextView(text, bibliography.cite(text.sources), [views.codes[name] for name in text.codes], _known(text.http, views))
            for text in library.texts
        ],
        "retries": bibliography.cited(library.retries),
        "waits": any(own.honors_reset and own.of == "calls" and own.mode != "never" for own in library.retries),
        "timeout": bibliography.cited(_one(library.timeout)),
        "sources": bibliography.all(),
    }
    return Page(
        f"libraries/{library.id}.md",
        "library",
        f"{library.name}: errors of the X API",
        library.summary,
        placed.document.path,
        values,
        bibliography.date,
        placed,
        {"hide": ["navigation", "toc"]},
    )


def libraries_page(views: Views) -> Page:
    """The list of all libraries."""
    rows = [_summary(placed.value, views) for placed in views.catalogue.libraries]
    values = {
        "rows": [row for row in rows if row.library.apis],
        "private": [row.library for row in rows if not row.library.apis],
    }
    description = "What each client library raises for an error of the X API, how to read X's own code from it, and what it retries."
    return Page(
        "libraries/index.md",
        "libraries",
        "Client libraries",
        description,
        "data/libraries/",
        values,
        views.date,
        options={"hide": ["navigation", "toc"]},
    )


def _raised(own: RaisedException, views: Views, bibliography: Bibliography) -> RaisedView:
    types = {bare(view.id): view for view in views.codes.values() if view.code.kind == "problem-type"}
    return RaisedView(
        own=own,
        cited=bibliography.cite(own.sources),
        pages=_known(own.http, views),
        others=[status for status in own.http if str(status) not in views.catalogue.meanings],
        codes=[*(views.codes[name] for name in own.codes), *(types[name] for name in own.types)],
    )


def _known(statuses: Iterable[int], views: Views) -> list[int]:
    """Return the status codes that have a page."""
    return [status for status in statuses if str(status) in views.catalogue.meanings]


def _one(claim: Claim | None) -> list[Claim]:
    return [claim] if claim else []


def _summary(library: Library, views: Views) -> Summary:
    calls, streams = ([own for own in library.retries if own.of == of] for of in ("calls", "streams"))
    return Summary(
        library=library,
        state=words.MAINTENANCE[library.state],
        apis=", ".join(views.catalogue.api[name].label for name in library.apis),
        catch=library.catch.expression if library.catch else "",
        calls=retried(calls),
        streams=retried(streams),
    )


def retried(retries: list[LibraryRetry]) -> str:
    """Return in words whether a library retries by itself, and after which status codes."""
    default = [own for own in retries if own.mode == "default"]
    if default:
        statuses = sorted({status for own in default for status in own.http if status >= ERROR})
        return f"Yes, after {words.statuses(statuses)}" if statuses else "Yes, after network errors"
    if any(own.mode == "setting" for own in retries):
        return "With a setting"
    return "No" if retries else ""
