"""Code entries: the errors of an API."""

from typing import Literal

from pydantic import Field

from generator.entries.base import Allow, Claim, CodeId, Day, Entry, Fix, HttpStatus, Line, Name, Sent, Slug, SourceIds, Statement
from generator.entries.code_kinds import Kind

Grade = Literal["documented", "library", "observed", "inferred"]
Status = Literal["current", "limited", "retired", "unknown"]
Act = Literal["caller", "app-owner", "account", "content-owner", "platform", "network", "see-body", "nobody"]


class Message(Entry):
    """A message exactly as the API sends it. `varies` lists the parts that differ between responses."""

    text: Sent
    sources: SourceIds = Field(min_length=1)
    varies: list[Sent] = []


class Example(Entry):
    """An example response, recorded or documented. `http` is its status code, and `headers` are its header lines."""

    body: Sent
    source: Slug = Field(serialization_alias="source_id")
    http: HttpStatus | None = Field(default=None, serialization_alias="http_status")
    headers: list[Line] = Field(default=[], serialization_alias="header_lines")
    note: Line | None = None


class Phrase(Entry):
    """The reason phrase of a status code. `standard` marks the standard phrase, used if no source shows a custom phrase from X."""

    text: Line
    sources: SourceIds = Field(min_length=1)
    standard: bool = False


class Code(Entry):
    """An error of an API. `code` is the number or name of the error, which URLs contain unchanged."""

    code: Name = Field(serialization_alias="code_value")
    kind: Kind = Field(serialization_alias="code_kind")
    http: list[HttpStatus] = Field(serialization_alias="http_statuses")
    title: Line
    summary: Line
    condition: Slug = Field(serialization_alias="condition_id")
    messages: list[Message] = []
    description: list[Claim] = Field(default=[], serialization_alias="vendor_descriptions")
    """What the vendor's documentation says about the code, quoted exactly. Text that the API sends is in `messages`."""
    causes: list[Statement]
    fixes: list[Fix]
    disagreements: list[Claim] = []
    phrase: Phrase | None = None
    """The reason phrase of the status code. Only codes of kind `http-status` have a reason phrase."""
    misleads: Statement | None = Field(default=None, serialization_alias="caution")
    lifetime: Statement | None = None
    examples: list[Example] = []
    grade: Grade
    sources: SourceIds
    """Sources for the code as a whole. Messages, causes, and other statements cite their own sources."""
    checked: Day
    """Date of the last comparison of the entry with its sources."""
    keywords: list[Line] = []
    """Search words that appear in no other field."""
    explanation: Grade | None = Field(default=None, serialization_alias="explanation_grade")
    """Grade of the explanation, if lower than `grade`. For example, a code can be documented while its causes are inferred."""
    status: Status | None = Field(default=None, serialization_alias="lifecycle")
    """Lifecycle status of the code, set only if different from the status of the API."""
    type: Line | None = None
    match: list[Line] = []
    endpoints: list[Line] = []
    where: Line | None = None
    """A short label for the endpoints in `endpoints`, shown in matrix cells."""
    act: Act | None = Field(default=None, serialization_alias="responsible")
    retry: Slug | None = Field(default=None, serialization_alias="retry_class_id")
    retry_also: list[Slug] = Field(default=[], serialization_alias="other_retry_class_ids")
    collect: list[Line] = []
    """What to collect before asking for help, if the lists of the API and the family do not apply, for example without a response body."""
    private: bool = False
    was: list[CodeId] = []
    """Previous IDs of the code. URLs with a previous ID redirect permanently to the page of the code."""
    allow: list[Allow] = []
