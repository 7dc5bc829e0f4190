"""Codes: the errors of an API."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Allow, Claim, CodeId, Day, Entry, Fix, HttpStatus, Line, Name, Sent, Slug, SourceIds, Statement
from generator.entries.code_kinds import Kind

Grade = Literal["documented", "library", "observed", "inferred"]
Status = Literal["current", "limited", "retired", "unknown"]
Act = Literal["caller", "app-owner", "account", "content-owner", "platform", "network", "see-body", "nobody"]


class Message(Entry):
    """A message exactly as the API sends it. `varies` lists the parts that differ from call to call."""

    text: Sent
    sources: SourceIds = Field(min_length=1)
    varies: list[Sent] = []


class Example(Entry):
    """A recorded or documented response; `headers` are its header lines and `http` is its status code."""

    body: Sent
    source: Slug = Field(serialization_alias="source_id")
    http: HttpStatus | None = Field(default=None, serialization_alias="http_status")
    headers: list[Line] = Field(default=[], serialization_alias="header_lines")
    note: Line | None = None


class Phrase(Entry):
    """The reason phrase of an HTTP status code. `standard` marks the registered phrase, used where X shows none of its own."""

    text: Line
    sources: SourceIds = Field(min_length=1)
    standard: bool = False


class Code(Entry):
    """One error of one API. `code` is part of URLs, unchanged."""

    code: Name = Field(serialization_alias="code_value")
    kind: Kind = Field(serialization_alias="code_kind")
    http: list[HttpStatus] = Field(serialization_alias="http_statuses")
    title: Line
    summary: Line
    condition: Slug = Field(serialization_alias="condition_id")
    messages: list[Message] = []
    description: list[Claim] = Field(default=[], serialization_alias="vendor_descriptions")
    """Exact text of the vendor's documentation about the code, if it is not what the API sends."""
    causes: list[Statement]
    fixes: list[Fix]
    disagreements: list[Claim] = []
    phrase: Phrase | None = None
    """The reason phrase, only for codes of kind `http-status`."""
    misleads: Statement | None = Field(default=None, serialization_alias="caution")
    lifetime: Statement | None = None
    examples: list[Example] = []
    grade: Grade
    sources: SourceIds
    """Sources for the code as a whole. Messages, causes and other statements cite their own sources."""
    checked: Day
    """Date on which the entry was last compared with its sources."""
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    explanation: Grade | None = Field(default=None, serialization_alias="explanation_grade")
    """Grade of the explanation, if it is lower than the grade of the code: for example a documented name with inferred causes."""
    status: Status | None = Field(default=None, serialization_alias="lifecycle")
    """Only if it differs from the status of the API."""
    type: Line | None = None
    match: list[Line] = []
    endpoints: list[Line] = []
    where: Line | None = None
    """A short label for the endpoints, for a cell of the matrix."""
    act: Act | None = Field(default=None, serialization_alias="responsible")
    retry: Slug | None = Field(default=None, serialization_alias="retry_class_id")
    retry_also: list[Slug] = Field(default=[], serialization_alias="other_retry_class_ids")
    collect: list[Line] = []
    """What to collect, if the lists of the API and the family do not apply, for example because there is no body."""
    private: bool = False
    was: list[CodeId] = []
    """Previous IDs. Their URLs redirect here permanently."""
    allow: list[Allow] = []
