"""Rules for sources: every code has a source that readers can open, and every statement has a source or is marked as inferred."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from generator.catalogue import Catalogue, Placed
from generator.entries import Statement
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem

_URL_TIP = "Write a URL that starts with https:// and contains no spaces."


def address(catalogue: Catalogue) -> Iterator[Problem]:
    """Every source except an excerpt, and the repository of every library, has an absolute HTTP or HTTPS URL."""
    for source in catalogue.sources:
        if source.value.url is None and source.value.kind != "excerpt":
            yield Problem(source, (), "The source has no URL.", "Add `url`, or set `kind: excerpt`.")
        if source.value.url is not None and source.value.kind == "excerpt":
            yield Problem(source, (), "The source has `kind: excerpt` and a URL.", "Remove `url`, or change `kind`.")
        for field, url in (("url", source.value.url), ("archived", source.value.archived)):
            if url is not None and not _is_address(url):
                yield Problem(source, (field,), f"{quoted(url)} is not a valid absolute URL.", _URL_TIP)
    for library in catalogue.libraries:
        if not _is_address(library.value.repository):
            message = f"{quoted(library.value.repository)} is not a valid absolute URL."
            yield Problem(library, ("repository",), message, _URL_TIP)


def same_address(catalogue: Catalogue) -> Iterator[Problem]:
    """No two sources have the same URL."""
    first: dict[str, str] = {}
    for source in catalogue.sources:
        url = (source.value.url or source.name).rstrip("/").casefold()
        other = first.setdefault(url, source.name)
        if other != source.name:
            yield Problem(source, ("url",), f"The source {quoted(other)} has the same URL.", "Cite that source, and remove this one.")


def excerpt_alone(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code has at least one source with a URL."""
    for code in catalogue.codes:
        known = [catalogue.source[source] for source in code.value.sources if source in catalogue.source]
        if known and not any(source.url for source in known):
            yield Problem(code, ("sources",), "No source of this code has a URL.", "Cite a source that readers can open.")


def source_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code has a source."""
    for code in catalogue.codes:
        if not code.value.sources:
            yield Problem(code, ("sources",), "The code has no source.", "Cite a source that documents or shows the code.")


def claim_grounds(catalogue: Catalogue) -> Iterator[Problem]:
    """Every cause, caution, lifetime, and note either has sources or is marked as inferred. No fix with sources is marked as inferred."""
    for entry, field, own in _statements(catalogue):
        if own.inferred and own.sources:
            yield Problem(entry, field, "The statement has sources, but is marked as inferred.", "Remove `inferred` or `sources`.")
        elif field[0] != "fixes" and not own.inferred and not own.sources:
            tip = "Add `sources`, or add `inferred: true` and word the statement as a possibility."
            yield Problem(entry, field, "The statement has no source.", tip)


_HEDGES = re.compile(
    r"\b(?:probably|possibly|perhaps|presumably|apparently|likely|may|might|can|could|suggests?|implies|imply|appears?|seems?)\b",
    re.IGNORECASE,
)


def inferred_wording(catalogue: Catalogue) -> Iterator[Problem]:
    """An inferred statement is worded as a possibility, with words such as "probably", "may", or "suggests"."""
    for entry, field, own in _statements(catalogue):
        if own.inferred and field[0] != "fixes" and not _HEDGES.search(own.text):
            message = f"{quoted(own.text)} is inferred, but worded as a fact."
            yield Problem(entry, field, message, "Start with `Probably`, or use `may` or `The name suggests`.")


def explanation_grade(catalogue: Catalogue) -> Iterator[Problem]:
    """A documented code whose causes are all inferred has `explanation: inferred`."""
    for code in catalogue.codes:
        own = code.value
        if own.grade == "documented" and own.explanation is None and own.causes and all(cause.inferred for cause in own.causes):
            yield Problem(code, ("grade",), "All causes of this documented code are inferred.", "Add `explanation: inferred`.")


def _statements(catalogue: Catalogue) -> Iterator[tuple[Placed[Any], Location, Statement]]:
    """Yield the entry, the location, and the statement, for every statement of codes and conditions."""
    for entry in catalogue.described:
        for key in ("causes", "fixes", "notes"):
            for index, own in enumerate(getattr(entry.value, key, [])):
                yield entry, (key, index), own
        for key in ("misleads", "lifetime"):
            single = getattr(entry.value, key, None)
            if single:
                yield entry, (key,), single


def real_date(catalogue: Catalogue) -> Iterator[Problem]:
    """Every date exists in the calendar."""
    dates: list[tuple[Placed[Any], Location, str]] = [(source, ("read",), source.value.read) for source in catalogue.sources]
    dates += [(source, ("dead",), source.value.dead) for source in catalogue.sources if source.value.dead]
    checked: list[Placed[Any]] = [*catalogue.described, *catalogue.guides]
    dates += [(entry, ("checked",), entry.value.checked) for entry in checked]
    dates += [(api, ("lifetime", i, "date"), moment.date) for api in catalogue.apis for i, moment in enumerate(api.value.lifetime)]
    dates += [
        (condition, ("story", "periods", i, key), day)
        for condition in catalogue.conditions
        for i, period in enumerate(condition.value.story.periods if condition.value.story else [])
        for key, day in (("since", period.since), ("until", period.until))
        if day
    ]
    dates += [
        (file, ("releases", i, "version"), release.version.partition(".")[0])
        for file in catalogue.changelog
        for i, release in enumerate(file.value.releases)
    ]
    for entry, field, text in dates:
        year, month, day = [*map(int, text.split("-")), 1, 1][:3]
        try:
            date(year, month, day)
        except ValueError as error:
            yield Problem(entry, field, f"{quoted(text)} is not a valid date: {error}.", "Correct the date.")


def dead_source(catalogue: Catalogue) -> Iterator[Problem]:
    """A source with a dead URL has an archived copy, or a note that explains why no archive has a copy."""
    for source in catalogue.sources:
        own = source.value
        if own.dead and not own.url:
            yield Problem(source, ("dead",), "The source has `dead`, but no URL.", "Remove `dead`.")
        elif own.dead and not own.archived and "archive" not in (own.note or ""):
            tip = "Add `archived`, or explain in `note` why no archive has a copy."
            yield Problem(source, ("dead",), "The URL is dead, and there is no archived copy.", tip)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not set(text) & set(' <>"{}|\\^`')
