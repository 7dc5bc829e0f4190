"""Client libraries: their exceptions, retries, and timeouts."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.entries.base import Claim, CodeId, Entry, HttpStatus, Line, Sent, Slug, SourceIds

Maintenance = Literal["maintained", "unmaintained", "archived"]
Registry = Literal["PyPI", "npm", "RubyGems", "Packagist", "Maven Central", "NuGet", "Go modules", "CRAN", "Swift Package Manager"]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]


class Package(Entry):
    """A package in a package registry."""

    registry: Registry
    name: Line


class Expression(Entry):
    """Source code of an expression, such as one that reads a value from the caught exception `e`."""

    expression: Line
    sources: SourceIds = Field(min_length=1)


class RaisedException(Entry):
    """An exception class of a library, with the errors that raise it.

    If `codes` or `types` is set, only those errors raise it, with one of the status codes in `http`. If all three are empty, every
    error response raises it.
    """

    name: Line
    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    codes: list[CodeId] = Field(default=[], serialization_alias="code_ids")
    types: list[Slug] = Field(default=[], serialization_alias="problem_types")
    """Problem types of v2, each written as the last path segment of its URI."""
    when: Line | None = Field(default=None, serialization_alias="when_text")
    """A further requirement for raising the class, for example that the body is not JSON. Code pages leave out classes with `when`."""
    shared: bool = False
    """Whether other software also raises the class, for example because the class belongs to the language or to an HTTP client."""
    shown: Sent | None = Field(default=None, serialization_alias="shown_text")
    """The printed exception, with <placeholders> for the parts that vary."""
    note: Line | None = None
    sources: SourceIds = Field(min_length=1)


class Expressions(Entry):
    """How to read the values of X's response from the caught exception. A value without an expression cannot be read."""

    status: Expression | None = Field(default=None, serialization_alias="status_expression")
    code: Expression | None = Field(default=None, serialization_alias="code_expression")
    type: Expression | None = Field(default=None, serialization_alias="type_expression")
    detail: Expression | None = Field(default=None, serialization_alias="detail_expression")
    message: Expression | None = Field(default=None, serialization_alias="message_expression")
    headers: Expression | None = Field(default=None, serialization_alias="headers_expression")
    reset: Expression | None = Field(default=None, serialization_alias="reset_expression")
    """Expression for the end of the rate limit window, in Unix seconds."""


class LibraryText(Entry):
    """A message that a library adds to X's message or shows instead of it, with <placeholders>.

    `misleads` says what the library's message suggests, and what is true instead.
    """

    text: Sent
    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    codes: list[CodeId] = Field(default=[], serialization_alias="code_ids")
    misleads: Line | None = Field(default=None, serialization_alias="caution_text")
    shared: bool = False
    """Whether other software prints the same message. If so, the search assumes this library only if the pasted text names X."""
    sources: SourceIds = Field(min_length=1)


class LibraryRetry(Claim):
    """Requests that a library can retry automatically: by default, only with a setting, or never."""

    http: list[HttpStatus] = Field(default=[], serialization_alias="http_statuses")
    of: Literal["calls", "streams", "uploads"] = Field(serialization_alias="request_kind")
    mode: Literal["default", "setting", "never"] = Field(serialization_alias="retry_mode")
    honors_reset: bool = False
    """Whether the library waits until the reset time in the headers before it retries."""


class Timeout(Claim):
    """The default timeout of a library in seconds, and how to set one. Without `seconds`, there is no default timeout."""

    seconds: int | None = None


class Library(Entry):
    """A client library: the exceptions that the library raises, how to read X's error from an exception, and which requests are retried."""

    id: Slug
    order: int
    """Position of the library in lists. Libraries that appear in more public error reports have lower numbers."""
    name: Line
    language: Line
    package: Package | None = None
    repository: Line = Field(serialization_alias="repository_url")
    version: Line | None = Field(default=None, serialization_alias="library_version")
    """The version whose code was read, at the commit `commit` of the repository. Missing if the library has no releases."""
    commit: Commit
    state: Maintenance = Field(serialization_alias="maintenance")
    apis: list[Slug] = Field(serialization_alias="api_ids")
    """The APIs that the library supports. Empty for a client of the private API of X's website."""
    not_raised: list[Slug] = Field(default=[], serialization_alias="not_raised_api_ids")
    """APIs whose errors raise no exception. The library reports these errors in another way, such as a callback or a stream event."""
    summary: Line
    exceptions: list[RaisedException] = []
    catch: Expression | None = None
    """The exception to catch for an error response, or the condition to check if the library raises no exception."""
    expressions: Expressions = Field(default_factory=Expressions)
    timeout: Timeout | None = None
    state_note: Claim | None = Field(default=None, serialization_alias="maintenance_note")
    swallowed: list[Claim] = []
    """Parts of X's response that the library drops, and how to see them anyway."""
    texts: list[LibraryText] = []
    retries: list[LibraryRetry] = Field(min_length=1)
    tested: bool = False
    """Whether a test program in tests/libraries/ runs the expressions. Otherwise, the expressions come from reading the library's code."""
    keywords: list[Line] = []
    """Search words that appear in no other field."""
    was: list[Slug] = []
