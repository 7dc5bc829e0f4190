"""Client libraries."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Claim, CodeId, Entry, HttpStatus, Line, Sent, Slug, SourceIds

Maintenance = Literal["maintained", "unmaintained", "archived"]
Registry = Literal["PyPI", "npm", "RubyGems", "Packagist", "Maven Central", "NuGet", "Go modules", "CRAN", "Swift Package Manager"]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]


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
    apis: list[Slug] = Field(serialization_alias="api_ids")
    """None for a client of the private API of X's website."""
    not_raised: list[Slug] = Field(default=[], serialization_alias="not_raised_api_ids")
    """APIs whose errors reach the caller in another way, such as a callback or an event of a stream."""
    summary: Line
    exceptions: list[RaisedException] = []
    catch: Expression | None = None
    """What to catch for an error response of X, or the condition to check where the library raises nothing."""
    expressions: Expressions = Field(default_factory=Expressions)
    timeout: Timeout | None = None
    state_note: Claim | None = Field(default=None, serialization_alias="maintenance_note")
    swallowed: list[Claim] = []
    """What of X's response is lost, and how to see it anyway."""
    texts: list[LibraryText] = []
    retries: list[LibraryRetry] = Field(min_length=1)
    tested: bool = False
    """Whether a program in tests/libraries/ runs the expressions against recorded responses. Otherwise the code was read."""
    keywords: list[Line] = []
    """Words people search for that are in no other field."""
    was: list[Slug] = []
