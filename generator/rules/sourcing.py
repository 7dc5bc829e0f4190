"""Sources: every code has one that can be opened, with a date on which it was read."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from generator.catalogue import Catalogue, Placed
from generator.findings import quoted
from generator.load import Location
from generator.rules.problem import Problem


def address(catalogue: Catalogue) -> Iterator[Problem]:
    """The address of a source is a whole http or https address; only an excerpt has none."""
    for source in catalogue.sources:
        if (source.value.url is None) != (source.value.kind == "excerpt"):
            yield Problem(source, (), "A source has an address unless it is an excerpt.", "Add `url`, or set `kind: excerpt`.")
        for field, url in (("url", source.value.url), ("archived", source.value.archived)):
            if url is not None and not _is_address(url):
                yield Problem(source, (field,), f"{quoted(url)} is no address.", "Write it whole, from https:// on, without blanks.")


def same_address(catalogue: Catalogue) -> Iterator[Problem]:
    """Every address stands once in sources.yaml."""
    first: dict[str, str] = {}
    for source in catalogue.sources:
        url = (source.value.url or source.name).rstrip("/").casefold()
        other = first.setdefault(url, source.name)
        if other != source.name:
            yield Problem(source, ("url",), f"The source {quoted(other)} has this address, too.", "Cite that one, and remove this.")


def excerpt_alone(catalogue: Catalogue) -> Iterator[Problem]:
    """A source without an address is never the only source of a code."""
    for code in catalogue.codes:
        known = [catalogue.source[source] for source in code.value.sources if source in catalogue.source]
        if known and not any(source.url for source in known):
            yield Problem(code, ("sources",), "No source of this code has an address.", "Cite one that can be opened.")


def source_missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Every code has a source, and names each source of its messages and examples."""
    for code in catalogue.codes:
        if not code.value.sources:
            yield Problem(code, ("sources",), "It has no source.", "Cite where it is documented or was seen.")
        inner = [source for message in code.value.messages for source in message.sources]
        inner += [example.source for example in code.value.examples]
        for source in dict.fromkeys(inner):
            if source not in code.value.sources:
                yield Problem(code, ("sources",), f"The source {quoted(source)} of a message or example is not listed.", "Add it.")


def real_date(catalogue: Catalogue) -> Iterator[Problem]:
    """Every date is a day of the calendar, and no source was read in the future."""
    dates: list[tuple[Placed[Any], Location, str]] = [(source, ("read",), source.value.read) for source in catalogue.sources]
    dates += [(source, ("dead",), source.value.dead) for source in catalogue.sources if source.value.dead]
    dates += [(api, ("lifetime", i, "date"), moment.date) for api in catalogue.apis for i, moment in enumerate(api.value.lifetime)]
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
            yield Problem(entry, field, f"{quoted(text)} is no date: {error}.", "Correct it.")


def dead_source(catalogue: Catalogue) -> Iterator[Problem]:
    """A source whose address is dead has an archived one, or its note says why there is none."""
    for source in catalogue.sources:
        own = source.value
        if own.dead and not own.url:
            yield Problem(source, ("dead",), "There is no address that could be dead.", "Remove `dead`.")
        elif own.dead and not own.archived and "archive" not in (own.note or ""):
            tip = "Add `archived`, or say in `note` why no archive has it."
            yield Problem(source, ("dead",), "The address is dead, and no other is given.", tip)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not set(text) & set(' <>"{}|\\^`')
