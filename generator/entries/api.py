"""APIs, each at one version."""

import re
from typing import Literal

from pydantic import Field

from generator.entries.base import Claim, Day, Entry, Line, Sent, Slug, SourceIds
from generator.entries.code import Code, Status

BodyFormat = Literal["json", "xml", "text", "http"]


class Moment(Entry):
    """A dated event in the history of an API. `mark` tags the events at which the API starts or ends."""

    date: Day
    mark: Literal["begins", "ends"] | None = None
    text: Line
    sources: SourceIds = Field(min_length=1)


class Body(Entry):
    """An error format of an API; `body` is an example response."""

    title: Line
    format: BodyFormat
    body: Sent
    text: Line
    sources: SourceIds = Field(min_length=1)


class Member(Entry):
    """A header or a field of a response body, and what it contains."""

    name: Line
    text: Line
    sources: SourceIds = Field(min_length=1)


class Hint(Entry):
    """A case-insensitive JavaScript regular expression that suggests an API in pasted text, and its weight in points."""

    pattern: Line
    points: int = Field(ge=1, le=24)


class Api(Entry):
    """One API at one version: a column of the matrix. Its codes are entries of their own."""

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
    """Advice of the provider for every client."""
    collect: list[Line]
    """What to collect before asking for help with an error of this API."""
    habit: int = Field(default=0, ge=0, le=6)
    """How common errors of this API are. The search uses it to break ties."""
    hints: list[Hint] = []

    @property
    def name(self) -> str:
        """The title without its text in parentheses, for use inside the parentheses of another title."""
        return re.sub(r" \([^)]*\)", "", self.title)


class ApiFile(Api):
    """A file in data/apis/: an API with its codes."""

    codes: list[Code]
