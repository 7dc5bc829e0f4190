"""Pages for individual client libraries, and their index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from generator import words
from generator.catalogue import Placed, bare, cited_by
from generator.entries import Api, Claim, Expressions, Library, LibraryRetry, LibraryText, RaisedException
from generator.page import Page
from generator.pages.exceptions import ERROR
from generator.views import Bibliography, CitedText, CodeView, SourceView, Views


@dataclass(frozen=True)
class RaisedView:
    """An exception on a library page. `pages` lists the exception's status codes that have a page, and `others` lists the rest."""

    own: RaisedException
    cited: list[SourceView]
    pages: list[int]
    others: list[int]
    codes: list[CodeView]

    @property
    def when(self) -> str:
        """The condition under which the library raises the exception, apart from status codes and codes, or an empty string."""
        return self.own.when or ("" if self.own.http or self.codes else "every error response")

    @property
    def reasons(self) -> str:
        """Everything that raises the exception, as one text: status codes, code IDs, and the condition in `when`."""
        return "; ".join(filter(None, [", ".join([*map(str, self.own.http), *(view.id for view in self.codes)]), self.when]))

    @property
    def lines(self) -> list[str]:
        """The lines of the exception message, or an empty list if the message is unknown."""
        return (self.own.shown or "").splitlines()


@dataclass(frozen=True)
class TextView:
    """A message that a library writes. `pages` lists the status codes of the message that have a page."""

    own: LibraryText
    cited: list[SourceView]
    codes: list[CodeView]
    pages: list[int]


@dataclass(frozen=True)
class Summary:
    """A row in the table of all libraries."""

    library: Library
    state: str
    apis: str
    catch: str
    calls: str
    streams: str


class LibraryValues(TypedDict):
    """Template values for a library page."""

    library: Library
    state: str
    state_note: list[CitedText]
    apis: list[Api]
    catch: list[tuple[str, list[SourceView]]]
    raises_nothing: bool
    raised: list[RaisedView]
    expressions: list[tuple[str, str, list[SourceView]]]
    missing: str
    swallowed: list[CitedText]
    texts: list[TextView]
    retries: list[CitedText]
    waits: bool
    timeout: list[CitedText]
    sources: list[SourceView]


class LibrariesValues(TypedDict):
    """Template values for the index of client libraries."""

    rows: list[Summary]
    private: list[Library]
    """Libraries that call the private API of X's website."""


def library_page(placed: Placed[Library], views: Views) -> Page:
    """Return the page for a library: what to catch, how to read X's error from the exception, and what the library retries."""
    library = placed.value
    bibliography = Bibliography(views.catalogue, cited_by(library))
    values: LibraryValues = {
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
    """Return the page that lists all client libraries."""
    rows = [_summary(placed.value, views) for placed in views.catalogue.libraries]
    values: LibrariesValues = {
        "rows": [row for row in rows if row.library.apis],
        "private": [row.library for row in rows if not row.library.apis],
    }
    description = "What each client library raises for an X API error, how to read X's own code from it, and what it retries."
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
    """Return the status codes in `statuses` that have a number page."""
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
    """Return a text that says whether a library retries automatically, and after which status codes. The text is empty if unknown."""
    default = [own for own in retries if own.mode == "default"]
    if default:
        statuses = sorted({status for own in default for status in own.http if status >= ERROR})
        return f"Yes, after {words.statuses(statuses)}" if statuses else "Yes, after network errors"
    if any(own.mode == "setting" for own in retries):
        return "With a setting"
    return "No" if retries else ""
