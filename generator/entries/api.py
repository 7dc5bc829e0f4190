"""API entries. Each version of an API is a separate entry."""

import re
from typing import Literal

from pydantic import Field

from generator.entries.base import Claim, Day, Entry, Line, Sent, Slug, SourceIds
from generator.entries.code import Code, Status

BodyFormat = Literal["json", "xml", "text", "http"]


class Moment(Entry):
    """A dated event in the history of an API. `mark` is set if the API starts or ends with the event."""

    date: Day
    mark: Literal["begins", "ends"] | None = None
    text: Line
    sources: SourceIds = Field(min_length=1)


class Body(Entry):
    """An error format of an API, with an example response body."""

    title: Line
    format: BodyFormat
    body: Sent
    text: Line
    sources: SourceIds = Field(min_length=1)


class Member(Entry):
    """A header or a field of a response body, with a description of its content."""

    name: Line
    text: Line
    sources: SourceIds = Field(min_length=1)


class Hint(Entry):
    """A sign of an API in pasted text: a case-insensitive JavaScript regular expression, and its weight in points."""

    pattern: Line
    points: int = Field(ge=1, le=24)


class Api(Entry):
    """One version of an API, shown as a column of the matrix. The codes of the API are separate entries."""

    id: Slug
    order: int
    title: Line
    label: Line
    owner: Line
    status: Status = Field(serialization_alias="lifecycle")
    summary: Line
    hosts: list[Line]
    sources: SourceIds = Field(min_length=1)
    lifetime: list[Moment] = Field(serialization_alias="history")
    bodies: list[Body]
    members: list[Member] = Field(default=[], serialization_alias="body_fields")
    headers: list[Member] = []
    facts: list[Claim] = []
    practices: list[Claim] = []
    """The provider's advice for all clients."""
    collect: list[Line]
    """What to collect before asking for help with an error of this API."""
    habit: int = Field(default=0, ge=0, le=6)
    """How common errors of this API are, from 0 (rare) to 6 (common). The search uses this number to break ties."""
    hints: list[Hint] = []

    @property
    def name(self) -> str:
        """The title of the API without the part in parentheses, for use inside the parentheses of another title."""
        return re.sub(r" \([^)]*\)", "", self.title)


class ApiFile(Api):
    """The content of a file in data/apis/: an API with its codes."""

    codes: list[Code]
