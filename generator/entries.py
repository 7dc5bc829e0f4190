"""The types of the entries in the YAML files.

Derived values are not fields: `Catalogue` computes them. Texts are plain; `code spans` in backticks are the only markup.
`serialization_alias` is the name of a field in published documents, where it differs from the name in the YAML files.
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, TypeAdapter, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Kind = Literal["http-status", "numeric-code", "problem-type", "constant", "disconnect-code", "oauth-error", "message"]
Grade = Literal["documented", "library", "observed", "inferred"]
Status = Literal["current", "limited", "retired", "unknown"]
Act = Literal["caller", "app-owner", "account", "content-owner", "platform", "network", "see-body", "nobody"]
SourceKind = Literal["official", "library", "thread", "press", "excerpt"]
RelationKind = Literal["renamed", "split", "merged", "narrowed", "gone"]
Again = Literal["no", "not-needed", "look-inside", "after-change", "now", "after-wait"]
Party = Literal["program", "user", "x"]
BodyFormat = Literal["json", "xml", "text", "http"]
Maintenance = Literal["maintained", "unmaintained", "archived"]
Registry = Literal["PyPI", "npm", "RubyGems", "Packagist", "Maven Central", "NuGet", "Go modules", "CRAN", "Swift Package Manager"]
Overview = Literal[
    "", "about/coverage/", "changes/", "conditions/", "errors/", "guides/", "libraries/", "matrix/", "retry-policy/", "snippets/"
]
"""URL of a generated page that is not the page of a single entry."""

Line = Annotated[str, StringConstraints(pattern=r"^\S(?:[^\n]*\S)?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$", max_length=100)]  # it names a file
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
CodeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
SourceIds = Annotated[list[Slug], Field(serialization_alias="source_ids")]
Sent = Annotated[str, StringConstraints(min_length=1)]
HttpStatus = Annotated[int, Field(ge=100, le=599)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[2-9])?$")]
Term = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[ -][a-z0-9]+)*$")]
"""One or more lower-case words."""
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
DocumentVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
DocsUrl = Annotated[str, StringConstraints(pattern=r"^https://docs\.x\.com(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")]


class Entry(BaseModel):
    """Base class of all entries: unknown keys are errors, types are not converted, and objects are immutable."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Source(Entry):
    """A citation. `read` is the date on which it was last read; only `kind: excerpt` has no URL.

    `dead` is the date on which the URL no longer worked: pages then link to `archived` first.
    """

    title: Line
    kind: SourceKind = Field(serialization_alias="source_kind")
    read: Day
    url: Line | None = None
    archived: Line | None = None
    dead: Day | None = None
    note: Line | None = None


class Claim(Entry):
    """A statement in our own words, with the IDs of its sources."""

    text: Line
    sources: SourceIds = Field(min_length=1)


class Statement(Entry):
    """A statement in our own words: with the IDs of its sources, or `inferred` and worded as a possibility."""

    text: Line
    sources: SourceIds = []
    inferred: bool = False


class Fix(Statement):
    """What to do. General advice is text only; a fix that states a fact, such as a limit or an endpoint, has sources."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Accept a text or an object in YAML files, but only an object in published documents."""
        schema = handler(core_schema)
        return schema if handler.mode == "serialization" else {"anyOf": [handler(TypeAdapter(Line).core_schema), schema]}


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


class Allow(Entry):
    """An exception from one rule, with its reason. An exception that is no longer needed is a finding."""

    rule: Line
    reason: Line


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
    causes: list[Statement]
    fixes: list[Fix]
    grade: Grade
    sources: SourceIds
    """Sources for the code as a whole. Messages, causes and other statements cite their own sources."""
    checked: Day
    """Date on which the entry was last compared with its sources."""
    phrase: Phrase | None = None
    """The reason phrase, only for codes of kind `http-status`."""
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    explanation: Grade | None = Field(default=None, serialization_alias="explanation_grade")
    """Grade of the explanation, if it is lower than the grade of the code: for example a documented name with inferred causes."""
    status: Status | None = Field(default=None, serialization_alias="lifecycle")
    """Only if it differs from the status of the API."""
    type: Line | None = None
    messages: list[Message] = []
    description: list[Claim] = Field(default=[], serialization_alias="vendor_descriptions")
    """Exact text of the vendor's documentation about the code, if it is not what the API sends."""
    match: list[Line] = []
    examples: list[Example] = []
    endpoints: list[Line] = []
    where: Line | None = None
    """A short label for the endpoints, for a cell of the matrix."""
    act: Act | None = Field(default=None, serialization_alias="responsible")
    retry: Slug | None = Field(default=None, serialization_alias="retry_class_id")
    retry_also: list[Slug] = Field(default=[], serialization_alias="other_retry_class_ids")
    collect: list[Line] = []
    """What to collect, if the lists of the API and the family do not apply, for example because there is no body."""
    misleads: Statement | None = Field(default=None, serialization_alias="caution")
    disagreements: list[Claim] = []
    lifetime: Statement | None = None
    private: bool = False
    was: list[CodeId] = []
    """Previous IDs. Their URLs redirect here permanently."""
    allow: list[Allow] = []


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


class Relation(Entry):
    """A change of a code between versions. `to` is absent if nothing replaced the code."""

    source_id: str = Field(alias="from", serialization_alias="from_code_id")
    target_id: str | None = Field(default=None, alias="to", serialization_alias="to_code_id")
    kind: RelationKind = Field(serialization_alias="relation_kind")
    text: Line
    sources: SourceIds = Field(min_length=1)


class Absence(Entry):
    """An API that has no error for a condition, according to a source."""

    api: Slug = Field(serialization_alias="api_id")
    text: Line
    sources: SourceIds = Field(min_length=1)


class Period(Entry):
    """Codes that reported a condition in one period, most important first.

    Without `since`, the start is unknown. Without `until`, X still sends the codes.
    """

    codes: list[str] = Field(min_length=1, serialization_alias="code_ids")
    where: Line = Field(serialization_alias="endpoints_label")
    hosts: list[Line]
    since: Day | None = None
    until: Day | None = None
    text: Line
    sources: SourceIds = Field(min_length=1)


class Story(Entry):
    """How the codes of a condition changed over the years, oldest period first."""

    title: Line
    periods: list[Period] = Field(min_length=2)


class Condition(Entry):
    """An underlying problem: a row of the matrix. `also` lists codes of other conditions that can report it too."""

    id: Slug
    title: Line
    summary: Line
    act: Act = Field(serialization_alias="responsible")
    retry: Slug = Field(serialization_alias="retry_class_id")
    fixes: list[Fix]
    checked: Day
    notes: list[Statement] = []
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    also: list[str] = Field(default=[], serialization_alias="other_code_ids")
    snippet: Slug | None = None
    relations: list[Relation] = []
    story: Story | None = Field(default=None, serialization_alias="timeline")
    absent: list[Absence] = Field(default=[], serialization_alias="absences")
    was: list[Slug] = []
    allow: list[Allow] = []


class Family(Entry):
    """A group of conditions: a section of the matrix."""

    family: Slug
    order: int
    title: Line
    collect: list[Line]
    """What to collect before asking for help with an error of this family, in addition to the list of its API."""
    conditions: list[Condition]


class Header(Entry):
    """A response header that states when a wait ends: as a `time` (Unix time in seconds) or as `seconds` from now."""

    name: Name
    holds: Literal["time", "seconds"] = Field(serialization_alias="value_kind")


class Wait(Entry):
    """How long to wait, in milliseconds. If a header or an event decides, `until` or `event` names it instead of a number."""

    until: list[Header] = Field(default=[], serialization_alias="until_headers")
    """Headers to look for, in this order."""
    event: Line | None = Field(default=None, serialization_alias="event_text")
    """What has to happen first, if neither a header nor a number says when."""
    first_ms: int | None = None
    growth: Literal["double", "add"] | None = None
    add_ms: int | None = None
    cap_ms: int | None = None
    jitter: bool = False
    window_ms: int | None = None
    """Length of the rate limit window that the headers end, if X documents a single length."""
    borrowed: bool = False
    """Whether X documents these numbers only for another case."""
    otherwise: Slug | None = Field(default=None, serialization_alias="fallback_retry_class_id")
    """The retry class to use if none of the headers is present."""


class Retry(Entry):
    """A retry class: whether to retry, the first wait, how waits grow and the longest wait."""

    id: Slug
    title: Line
    text: Line = Field(serialization_alias="retry_text")
    again: Again = Field(serialization_alias="retry_verdict")
    wait: Wait | None = None
    note: Line | None = None
    snippet: Slug | None = None
    sources: list[Slug] = Field(min_length=1)


class Retries(Entry):
    """The content of retry.yaml: retry classes."""

    classes: list[Retry]


class Answer(Entry):
    """An answer to the question of a step: it leads to a step, a guide or a code, or ends with what to do."""

    text: Line = Field(alias="if")
    do: Line | None = None
    sources: list[Slug] = []
    """Sources for the facts in `do`, such as a limit, an endpoint or a date."""
    step: Slug | None = None
    """A step of this guide, or of `guide` if that is set."""
    guide: Slug | None = None
    code: str | None = None
    also: list[str] = []
    """IDs of more codes whose path ends at this answer."""


class Step(Entry):
    """A question of a guide. Its ID is permanent."""

    id: Slug
    was: list[Slug] = []
    """Previous IDs, which still link to this step."""
    ask: Line
    why: Line
    sources: list[Slug] = []
    """Sources for the facts in `why`."""
    answers: list[Answer] = Field(min_length=1)


class Guide(Entry):
    """A decision tree from a symptom to a fix. It starts at the first step."""

    id: Slug
    order: int
    title: Line
    symptom: Line
    settles: Line
    """The result of the guide, as a clause after "Find out"."""
    starts_from: list[str]
    general: bool = False
    """Whether the guide is about errors of every kind. Code pages link to more specific guides first."""
    steps: list[Step] = Field(min_length=1)
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    collect: list[Line]
    snippets: list[Slug] = []
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)
    checked: Day


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


class Snippet(Entry):
    """A short program to copy. snippets/ has a file for each language, named after the ID."""

    id: Slug
    title: Line
    text: Line
    notes: list[Line] = []
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)


class Snippets(Entry):
    """The content of snippets.yaml: descriptions of snippets."""

    snippets: list[Snippet]


class Package(Entry):
    """A package as its registry lists it."""

    registry: Registry
    name: Line


class Expression(Entry):
    """A line of code that reads something from the caught exception `e`."""

    expression: Line
    sources: SourceIds = Field(min_length=1)


class RaisedException(Entry):
    """An exception class of a library, and what raises it.

    With `codes` or `types`, only these raise it, with one of the status codes. Without all three, it is raised for every
    error response.
    """

    name: Line
    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    codes: list[CodeId] = Field(default=[], serialization_alias="code_ids")
    types: list[Slug] = Field(default=[], serialization_alias="problem_types")
    """Problem types of v2: the last segment of each URI."""
    when: Line | None = Field(default=None, serialization_alias="when_text")
    """What else has to be the case, such as a stream or a body that is not JSON. Code pages leave such a class out."""
    shared: bool = False
    """Whether other software raises the class too, such as a class of the language or of an HTTP client."""
    shown: Sent | None = Field(default=None, serialization_alias="shown_text")
    """The text of the exception as printed, with <placeholders>."""
    note: Line | None = None
    sources: SourceIds = Field(min_length=1)


class Expressions(Entry):
    """How to read a response of X from the caught exception. What is missing cannot be read."""

    status: Expression | None = Field(default=None, serialization_alias="status_expression")
    code: Expression | None = Field(default=None, serialization_alias="code_expression")
    type: Expression | None = Field(default=None, serialization_alias="type_expression")
    detail: Expression | None = Field(default=None, serialization_alias="detail_expression")
    message: Expression | None = Field(default=None, serialization_alias="message_expression")
    headers: Expression | None = Field(default=None, serialization_alias="headers_expression")
    reset: Expression | None = Field(default=None, serialization_alias="reset_expression")
    """The end of the rate limit window, in Unix seconds."""


class LibraryText(Entry):
    """A text that a library adds to X's message or puts in its place, with <placeholders>.

    `misleads` says what the text suggests and what is true.
    """

    text: Sent
    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    codes: list[CodeId] = Field(default=[], serialization_alias="code_ids")
    misleads: Line | None = Field(default=None, serialization_alias="caution_text")
    shared: bool = False
    """Whether other software writes the text too: the search then takes it for the library only where a text names X."""
    sources: SourceIds = Field(min_length=1)


class LibraryRetry(Claim):
    """What a library retries without code of the caller: by default, only after a setting, or never."""

    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    of: Literal["calls", "streams", "uploads"] = Field(serialization_alias="request_kind")
    mode: Literal["default", "setting", "never"] = Field(serialization_alias="retry_mode")
    honors_reset: bool = False
    """Whether it waits until the reset time in the headers."""


class Timeout(Claim):
    """The default timeout of a library in seconds, or none, and how to set one."""

    seconds: int | None = None


class Library(Entry):
    """A client library: which exceptions its user sees, where X's own error is in them, and what it retries."""

    id: Slug
    order: int
    """Libraries that public error reports name more often have a lower number and come first."""
    name: Line
    language: Line
    package: Package | None = None
    repository: Line = Field(serialization_alias="repository_url")
    version: Line | None = Field(default=None, serialization_alias="library_version")
    """The version that was read, at `commit` of the repository. A library without releases has none."""
    commit: Commit
    state: Maintenance = Field(serialization_alias="maintenance")
    state_note: Claim | None = Field(default=None, serialization_alias="maintenance_note")
    apis: list[Slug] = Field(serialization_alias="api_ids")
    """None for a client of the private API of X's website."""
    not_raised: list[Slug] = Field(default=[], serialization_alias="not_raised_api_ids")
    """APIs whose errors reach the caller in another way, such as a callback or an event of a stream."""
    summary: Line
    catch: Expression | None = None
    """What to catch for an error response of X, or the condition to check where the library raises nothing."""
    exceptions: list[RaisedException] = []
    expressions: Expressions = Field(default_factory=Expressions)
    swallowed: list[Claim] = []
    """What of X's response is lost, and how to see it anyway."""
    texts: list[LibraryText] = []
    retries: list[LibraryRetry] = Field(min_length=1)
    timeout: Timeout | None = None
    tested: bool = False
    """Whether a program in tests/libraries/ runs the expressions against recorded responses. Otherwise the code was read."""
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    was: list[Slug] = []


class Change(Entry):
    """What a release changed about `codes`, or about the whole catalogue if the list is empty."""

    kind: Literal["added", "changed", "retired"]
    text: Line
    codes: list[str] = []


class Release(Entry):
    """A release of the catalogue. Its version is its date, followed by `.2` for a second release on the same date."""

    version: Version
    changes: list[Change] = Field(min_length=1)


class Accepted(Entry):
    """Accepted differences from X's OpenAPI document: names that only one side has, and the reason.

    `since` and `until` are the first and the last version of the document to which the entry applies.
    """

    only: Literal["document", "catalogue"]
    kind: Literal["type", "value", "title", "field"]
    names: list[Line] = Field(min_length=1)
    since: DocumentVersion | None = None
    until: DocumentVersion | None = None
    reason: Line


class WatchedPage(Entry):
    """A page of X's documentation whose changes the weekly job reports, and why."""

    url: DocsUrl
    reason: Line


class Unchecked(Entry):
    """A host or a URL that the link checker skips, and the reason."""

    address: Line
    reason: Line


class Watch(Entry):
    """The content of watch.yaml: accepted differences, pages to compare, and links to skip."""

    openapi: list[Accepted]
    pages: list[WatchedPage]
    links: list[Unchecked]


class Synonyms(Entry):
    """The content of synonyms.yaml: groups of words or phrases that the search treats as equal. Each is in one group only."""

    groups: list[Annotated[list[Term], Field(min_length=2)]]


class CommonCode(Entry):
    """A common code, or a number without an API. Those with a `text` are listed on the home page."""

    id: str
    text: Line | None = None


class ExampleQuery(Entry):
    """An example query below the search box of the home page. `title` describes the kind of text."""

    title: Line
    text: Sent


class Common(Entry):
    """The content of common.yaml: the most common codes, most common first. The search uses it to break ties."""

    codes: list[CommonCode]
    examples: list[ExampleQuery] = []


class OverviewWords(Entry):
    """Search words for a generated page that is not the page of a single entry."""

    url: Overview
    keywords: list[Line] = Field(min_length=1)


class Overviews(Entry):
    """The content of overviews.yaml: search words of generated pages."""

    pages: list[OverviewWords]


class Changelog(Entry):
    """The content of changelog.yaml: releases, newest first."""

    releases: list[Release] = Field(min_length=1)
