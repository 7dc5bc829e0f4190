"""The changelog: releases of the catalogue and their changes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Entry, Line

Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[2-9])?$")]


class Change(Entry):
    """A change in a release. `codes` lists the changed codes, or is empty if the change concerns the whole catalogue."""

    kind: Literal["added", "changed", "retired"]
    text: Line
    codes: list[str] = []


class Release(Entry):
    """A release of the catalogue. The version is the date of the release, followed by `.2` for the second release on that date."""

    version: Version
    changes: list[Change] = Field(min_length=1)


class Changelog(Entry):
    """The content of changelog.yaml: releases, newest first."""

    releases: list[Release] = Field(min_length=1)
