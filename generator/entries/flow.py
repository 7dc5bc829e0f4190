"""Flows: sequences of calls, drawn as diagrams."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Entry, Line, Slug

Party = Literal["program", "user", "x"]


class Stage(Entry):
    """One call of a flow, from one party to another, and the codes that can occur there."""

    title: Line
    by: Party = Field(alias="from")
    to: Party
    text: Line | None = None
    calls: list[Line] = []
    """The endpoints; empty if any endpoint applies."""
    codes: list[str] = []
    sources: list[Slug] = Field(min_length=1)


class Anywhere(Entry):
    """Codes that can occur at several stages of a flow; `text` says at which."""

    text: Line
    codes: list[str] = Field(min_length=1)
    sources: list[Slug] = Field(min_length=1)


class Flow(Entry):
    """A sequence of calls with the codes that can occur at each stage, drawn on the pages of `apis` and `guides`."""

    id: Slug
    title: Line
    text: Line
    apis: list[Slug]
    guides: list[Slug] = []
    stages: list[Stage] = Field(min_length=1)
    anywhere: Anywhere | None = None


class Flows(Entry):
    """The content of flows.yaml: flows."""

    flows: list[Flow]
