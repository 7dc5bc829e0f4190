"""Flows: sequences of calls, shown as diagrams."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Entry, Line, Slug

Party = Literal["program", "user", "x"]


class Stage(Entry):
    """A stage of a flow: one call from one party to another, with the codes that can occur."""

    title: Line
    by: Party = Field(alias="from")
    to: Party
    text: Line | None = None
    calls: list[Line] = []
    """Endpoints that can be called at the stage. Empty if the call can be to any endpoint."""
    codes: list[str] = []
    sources: list[Slug] = Field(min_length=1)


class Anywhere(Entry):
    """Codes that can occur at several stages of a flow. `text` says at which stages."""

    text: Line
    codes: list[str] = Field(min_length=1)
    sources: list[Slug] = Field(min_length=1)


class Flow(Entry):
    """A sequence of calls with the codes that can occur at each stage. The pages of `apis` and `guides` show the flow as a diagram."""

    id: Slug
    title: Line
    text: Line
    apis: list[Slug]
    guides: list[Slug] = []
    stages: list[Stage] = Field(min_length=1)
    anywhere: Anywhere | None = None


class Flows(Entry):
    """The content of flows.yaml: a list of flows."""

    flows: list[Flow]
