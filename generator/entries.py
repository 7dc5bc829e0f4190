"""The types of the entries, as they are authored in YAML.

Nothing here is derived: what follows from the entries together is a method of `Catalogue`.
Texts are plain; `code spans` in backticks are their only markup.
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
Overview = Literal["", "about/coverage/", "changes/", "conditions/", "errors/", "guides/", "matrix/", "retry-policy/", "snippets/"]
"""URL of a generated page that no single entry is behind."""

Line = Annotated[str, StringConstraints(pattern=r"^\S(?:[^\n]*\S)?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$", max_length=100)]  # it names a file
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
CodeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
Sent = Annotated[str, StringConstraints(min_length=1)]
HttpStatus = Annotated[int, Field(ge=100, le=599)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[2-9])?$")]
Term = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[ -][a-z0-9]+)*$")]
"""One or more lower-case words."""
DocumentVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
DocsUrl = Annotated[str, StringConstraints(pattern=r"^https://docs\.x\.com(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")]


class Entry(BaseModel):
    """Base of all authored values: no unknown keys, no silent conversions, no changes afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Source(Entry):
    """A citation. `read` is the day on which the text was read; only a `kind: excerpt` has no address.

    `dead` is the day on which the address was found to lead nowhere: pages then lead to `archived` first.
    """

    title: Line
    kind: SourceKind
    read: Day
    url: Line | None = None
    archived: Line | None = None
    dead: Day | None = None
    note: Line | None = None


class Claim(Entry):
    """One statement in our words with the IDs of its sources."""

    text: Line
    sources: list[Slug] = Field(min_length=1)


class Statement(Entry):
    """A statement in our words: with the IDs of its sources, or `inferred` and worded as a possibility."""

    text: Line
    sources: list[Slug] = []
    inferred: bool = False


class Fix(Statement):
    """What to do. A text alone is general advice; one that states a fact, such as a limit or an endpoint, has sources."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow a text alone in files, and describe the object that documents contain."""
        schema = handler(core_schema)
        return schema if handler.mode == "serialization" else {"anyOf": [handler(TypeAdapter(Line).core_schema), schema]}


class Message(Entry):
    """A text as the API sends it, letter for letter. `varies` lists the parts of it that differ from call to call."""

    text: Sent
    sources: list[Slug] = Field(min_length=1)
    varies: list[Sent] = []


class Example(Entry):
    """One recorded or documented answer; `headers` are lines as sent, `http` its status."""

    body: Sent
    source: Slug
    http: HttpStatus | None = None
    headers: list[Line] = []
    note: Line | None = None


class Allow(Entry):
    """An exception from one rule, with its reason; one that is no longer needed is a finding."""

    rule: Line
    reason: Line


class Phrase(Entry):
    """The reason phrase of an HTTP status. `standard` says that it is the registered one, because X shows none of its own."""

    text: Line
    sources: list[Slug] = Field(min_length=1)
    standard: bool = False


class Code(Entry):
    """One error as one API sends it; `code` stands in addresses as it is."""

    code: Name
    kind: Kind
    http: list[HttpStatus]
    title: Line
    summary: Line
    condition: Slug
    causes: list[Statement]
    fixes: list[Fix]
    grade: Grade
    sources: list[Slug]
    """What shows the code as a whole. Messages, causes and other statements cite their own."""
    checked: Day
    """Date on which somebody last compared the entry with its sources."""
    phrase: Phrase | None = None
    """The reason phrase, for statuses only."""
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    explanation: Grade | None = None
    """Grade of the explanation where it is weaker than the grade of the code: a documented name, inferred causes."""
    status: Status | None = None
    """Only where it differs from the status of the API."""
    type: Line | None = None
    messages: list[Message] = []
    description: list[Claim] = []
    """What the vendor's table says about the code, letter for letter, where it is not what the API sends."""
    match: list[Line] = []
    examples: list[Example] = []
    endpoints: list[Line] = []
    where: Line | None = None
    """The endpoints in a few words, for a cell of the matrix."""
    act: Act | None = None
    retry: Slug | None = None
    retry_also: list[Slug] = []
    collect: list[Line] = []
    """What to note down, where what the API and the family ask for does not fit: there is no body, for example."""
    misleads: Statement | None = None
    disagreements: list[Claim] = []
    lifetime: Statement | None = None
    private: bool = False
    was: list[CodeId] = []
    """Former ids: their addresses lead here for ever."""
    allow: list[Allow] = []


class Moment(Entry):
    """A dated fact of the life of an API; `mark` says where its life begins and ends."""

    date: Day
    mark: Literal["begins", "ends"] | None = None
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Body(Entry):
    """The form in which an API spells an error; `body` is an answer as sent."""

    title: Line
    format: BodyFormat
    body: Sent
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Member(Entry):
    """A header or a member of a body, and what it tells."""

    name: Line
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Hint(Entry):
    """What points to an API in a pasted text: a JavaScript regular expression, case ignored, and how strongly."""

    pattern: Line
    points: int = Field(ge=1, le=24)


class Api(Entry):
    """One surface at one version: a column of the matrix."""

    id: Slug
    order: int
    title: Line
    label: Line
    owner: Line
    status: Status
    summary: Line
    hosts: list[Line]
    sources: list[Slug] = Field(min_length=1)
    lifetime: list[Moment]
    bodies: list[Body]
    members: list[Member] = []
    headers: list[Member] = []
    facts: list[Claim] = []
    practices: list[Claim] = []
    """What the provider advises every client to do."""
    collect: list[Line]
    """What to note down before asking anybody about any error of this API."""
    habit: int = Field(default=0, ge=0, le=6)
    """How often people meet this API: the search prefers it where nothing else decides."""
    hints: list[Hint] = []
    codes: list[Code]

    @property
    def name(self) -> str:
        """The title without what it has in brackets, for the brackets of another title."""
        return re.sub(r" \([^)]*\)", "", self.title)


class Relation(Entry):
    """What became of a code; `to` is absent when nothing took its place."""

    source_id: str = Field(alias="from")
    target_id: str | None = Field(default=None, alias="to")
    kind: RelationKind
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Absence(Entry):
    """An API that, by a source, has no such error."""

    api: Slug
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Period(Entry):
    """Codes that reported a condition in one part of an API, in order of importance, and when.

    Without `since` the first day is unknown. Without `until` the codes are still sent.
    """

    codes: list[str] = Field(min_length=1)
    where: Line
    hosts: list[Line]
    since: Day | None = None
    until: Day | None = None
    text: Line
    sources: list[Slug] = Field(min_length=1)


class Story(Entry):
    """How the codes of a condition changed over the years, oldest period first."""

    title: Line
    periods: list[Period] = Field(min_length=2)


class Condition(Entry):
    """The underlying problem: a row of the matrix. `also` names codes at home elsewhere that can report it too."""

    id: Slug
    title: Line
    summary: Line
    act: Act
    retry: Slug
    fixes: list[Fix]
    checked: Day
    notes: list[Statement] = []
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    also: list[str] = []
    snippet: Slug | None = None
    relations: list[Relation] = []
    story: Story | None = None
    absent: list[Absence] = []
    was: list[Slug] = []
    allow: list[Allow] = []


class Family(Entry):
    """A group of conditions: a section of the matrix."""

    family: Slug
    order: int
    title: Line
    collect: list[Line]
    """What to note down before asking anybody about an error of this kind, besides what its API says."""
    conditions: list[Condition]


class Header(Entry):
    """A response header that tells the end of a wait: as a `time` (seconds since 1970, UTC) or as `seconds` from now."""

    name: Name
    holds: Literal["time", "seconds"]


class Wait(Entry):
    """How long to wait, in milliseconds. What a header or an event decides has no figure: `until` and `event` say which."""

    until: list[Header] = []
    """In the order in which they are looked for."""
    event: Line | None = None
    """What has to happen first, where neither a header nor a figure says when."""
    first_ms: int | None = None
    growth: Literal["double", "add"] | None = None
    add_ms: int | None = None
    cap_ms: int | None = None
    jitter: bool = False
    window_ms: int | None = None
    """How long the window is whose end the headers tell, where X names one length."""
    borrowed: bool = False
    """Whether X states the figures for another case only."""
    otherwise: Slug | None = None
    """The class to follow when none of the headers is there."""


class Retry(Entry):
    """A retry class: whether to send again, when first, how the wait grows and where it stops."""

    id: Slug
    title: Line
    text: Line
    again: Again
    wait: Wait | None = None
    note: Line | None = None
    snippet: Slug | None = None
    sources: list[Slug] = Field(min_length=1)


class Retries(Entry):
    """The file of the retry classes."""

    classes: list[Retry]


class Answer(Entry):
    """One answer of a step: it leads to a step, a guide, a code, or ends with what to do."""

    text: Line = Field(alias="if")
    do: Line | None = None
    sources: list[Slug] = []
    """What shows the facts in `do`, such as a limit, an endpoint or a date."""
    step: Slug | None = None
    """A step of this guide, or of `guide` where that is given."""
    guide: Slug | None = None
    code: str | None = None
    also: list[str] = []
    """Further code ids that end at this answer."""


class Step(Entry):
    """One question of a guide; its id is permanent."""

    id: Slug
    was: list[Slug] = []
    """Former ids: they still lead to this step."""
    ask: Line
    why: Line
    sources: list[Slug] = []
    """What shows the facts in `why`."""
    answers: list[Answer] = Field(min_length=1)


class Guide(Entry):
    """A way from a symptom to a fix; the first step is the start."""

    id: Slug
    order: int
    title: Line
    symptom: Line
    settles: Line
    """What a reader knows at the end, as a clause that follows "Find out"."""
    starts_from: list[str]
    general: bool = False
    """Whether it is about errors of every kind: the page of a code leads to the special guides first."""
    steps: list[Step] = Field(min_length=1)
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    collect: list[Line]
    snippets: list[Slug] = []
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)
    checked: Day


class Stage(Entry):
    """One call of a flow, from one party to another, and the codes that arise there."""

    title: Line
    by: Party = Field(alias="from")
    to: Party
    text: Line | None = None
    calls: list[Line] = []
    """The endpoints; none where any will do."""
    codes: list[str] = []
    sources: list[Slug] = Field(min_length=1)


class Anywhere(Entry):
    """Codes of a flow that arise at several of its stages; `text` says at which."""

    text: Line
    codes: list[str] = Field(min_length=1)
    sources: list[Slug] = Field(min_length=1)


class Flow(Entry):
    """A sequence of calls, drawn on the pages of `apis` and `guides`, with each code at the stage where it arises."""

    id: Slug
    title: Line
    text: Line
    apis: list[Slug]
    guides: list[Slug] = []
    stages: list[Stage] = Field(min_length=1)
    anywhere: Anywhere | None = None


class Flows(Entry):
    """The file of the flows."""

    flows: list[Flow]


class Snippet(Entry):
    """A short program to copy: one file for each language in snippets/, named by the id."""

    id: Slug
    title: Line
    text: Line
    notes: list[Line] = []
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    was: list[Slug] = []
    sources: list[Slug] = Field(min_length=1)


class Snippets(Entry):
    """The file of the snippets."""

    snippets: list[Snippet]


class Change(Entry):
    """What a release did to `codes`; none are named where it is about all of them."""

    kind: Literal["added", "changed", "retired"]
    text: Line
    codes: list[str] = []


class Release(Entry):
    """A published state of the catalogue; its version is the day, with `.2` for a second one on that day."""

    version: Version
    changes: list[Change] = Field(min_length=1)


class Accepted(Entry):
    """Known differences from X's OpenAPI document: names that only one side has, and why.

    `since` and `until` are the first and the last version of the document that the entry is about.
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
    """A host, or one whole address, that the check of links passes over."""

    address: Line
    reason: Line


class Watch(Entry):
    """The file of the weekly job: known differences, pages to compare, and links to leave out."""

    openapi: list[Accepted]
    pages: list[WatchedPage]
    links: list[Unchecked]


class Synonyms(Entry):
    """The file of words that mean the same to a reader who searches. A word or phrase is in one group only."""

    groups: list[Annotated[list[Term], Field(min_length=2)]]


class CommonCode(Entry):
    """A code, or a bare number, that many people meet; those with a `text` are on the home page."""

    id: str
    text: Line | None = None


class ExampleQuery(Entry):
    """A text to search for, offered below the search box of the home page; `title` says what kind of text it is."""

    title: Line
    text: Sent


class Common(Entry):
    """The file of the codes people meet most, the most common first: among equal results the search puts them first."""

    codes: list[CommonCode]
    examples: list[ExampleQuery] = []


class OverviewWords(Entry):
    """Words people search for to find a generated page that no single entry is behind."""

    url: Overview
    keywords: list[Line] = Field(min_length=1)


class Overviews(Entry):
    """The file of the search words of generated pages."""

    pages: list[OverviewWords]


class Changelog(Entry):
    """The file of the releases, the newest first."""

    releases: list[Release] = Field(min_length=1)
