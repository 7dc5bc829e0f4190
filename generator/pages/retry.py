"""Retry policy page."""

from dataclasses import dataclass
from typing import TypedDict

from generator.catalogue import cited
from generator.entries import Retry, Snippet, Wait
from generator.page import Page
from generator.pictures.backoff import Schedule, schedule
from generator.pictures.window import Window, window
from generator.views import Bibliography, SourceView, Views
from generator.words import AGAINS, duration


@dataclass(frozen=True)
class WaitView:
    """The wait of a retry class as table cells. A cell is empty if the retry class has no such value."""

    again: str
    starts: str
    growth: str
    cap: str
    jitter: str


class RetryValues(TypedDict):
    """Template values for the retry policy page."""

    classes: list[tuple[Retry, WaitView, list[SourceView]]]
    schedule: Schedule
    window: Window | None
    snippets: dict[str, Snippet]
    sources: list[SourceView]


def retry_page(views: Views) -> Page:
    """Return the retry policy page, with all retry classes in one table."""
    retries = list(views.catalogue.retry.values())
    bibliography = Bibliography(views.catalogue, cited(retries))
    values: RetryValues = {
        "classes": [(retry, wait(retry), bibliography.cite(retry.sources)) for retry in retries],
        "schedule": schedule(retries),
        "window": next(filter(None, map(window, retries)), None),
        "snippets": {name: snippet.value for name, snippet in views.catalogue.snippet.items()},
        "sources": bibliography.all(),
    }
    description = "Whether to retry after an X API error, how long to wait first, how the wait grows, and where it ends."
    return Page("retry-policy.md", "retry", "Retry policy", description, "data/retry.yaml", values, views.date)


def wait(retry: Retry) -> WaitView:
    """Return the table cells for the wait of a retry class."""
    how = retry.wait or Wait()
    starts = [f"until `{header.name}`" if header.holds == "time" else f"the seconds in `{header.name}`" for header in how.until]
    starts += [f"until {how.event}"] if how.event else []
    starts += [duration(how.first_ms)] if how.first_ms is not None else []
    grows = {"double": "doubled each time", "add": f"{duration(how.add_ms or 0)} more each time"}
    return WaitView(
        again=AGAINS[retry.again],
        starts=(", else " if how.until else ", then ").join(starts),
        growth=grows[how.growth] if how.growth else "",
        cap=duration(how.cap_ms) if how.cap_ms is not None else "",
        jitter="yes" if how.jitter else "",
    )
