"""Published model of client libraries, and the meanings of the fields."""

from generator.entries import (
    Claim,
    Entry,
    Expression,
    Expressions,
    LibraryRetry,
    LibraryText,
    Maintenance,
    Package,
    RaisedException,
    Slug,
    Timeout,
)


class PublishedLibrary(Entry):
    """A client library. In an expression, `e` is the caught exception."""

    id: Slug
    page_url: str
    name: str
    language: str
    package: Package | None = None
    repository_url: str
    library_version: str | None = None
    commit: str
    maintenance: Maintenance
    maintenance_note: Claim | None = None
    api_ids: list[Slug]
    not_raised_api_ids: list[Slug]
    summary: str
    catch: Expression | None = None
    exceptions: list[RaisedException]
    expressions: Expressions
    swallowed: list[Claim]
    texts: list[LibraryText]
    retries: list[LibraryRetry]
    timeout: Timeout | None = None
    tested: bool


MEANINGS = {
    "api_ids": "IDs of the APIs that the library calls. The list is empty for a client of the private API of X's website.",
    "catch": "What to catch for an error response from X, or the condition to check if the library raises no exception.",
    "caution_text": "What the library's message wrongly suggests, and what is true instead.",
    "code_expression": "How to read X's code.",
    "commit": "Commit of the repository that was read.",
    "detail_expression": "How to read the `detail` of a problem.",
    "exceptions": "Exception classes of the library, and what raises them.",
    "expression": "A line of code that reads something from the caught exception `e`.",
    "expressions": "How to read X's response from the caught exception. A value without an expression cannot be read.",
    "headers_expression": "How to read the headers of the response.",
    "honors_reset": "Whether the library waits until the reset time in the headers.",
    "language": "Programming language of the library.",
    "library_version": "Version of the library that was read. It is absent if the library has no releases.",
    "maintenance": "Whether the library is maintained, as a key.",
    "maintenance_note": "A statement about the maintenance of the library.",
    "message_expression": "How to read X's message.",
    "not_raised_api_ids": "IDs of the APIs whose errors reach the caller in another way, such as a callback.",
    "package": "The package of the library in its registry.",
    "problem_types": "Problem types of X API v2 that raise the exception: the last segment of each URI.",
    "registry": "Registry of the package.",
    "repository_url": "URL of the repository of the library.",
    "request_kind": "The requests that the statement is about: `calls`, `streams`, or `uploads`.",
    "reset_expression": "How to read the end of the rate limit window, in Unix seconds.",
    "retries": "What the library retries automatically.",
    "retry_mode": "When the library retries: by default, only with a setting, or never.",
    "seconds": "The default timeout in seconds. It is absent if the library sets no timeout.",
    "shared": "Whether other software raises the same exception class or writes the same message.",
    "shown_text": "The exception message as printed, with <placeholders>.",
    "status_expression": "How to read the status code.",
    "swallowed": "Parts of X's response that the library does not pass on, and how to see them.",
    "tested": "Whether a program runs the expressions against recorded responses. Otherwise, only the code was read.",
    "texts": "Messages that the library adds to X's message, or writes instead of it.",
    "timeout": "The default timeout of the library, and how to set one.",
    "type_expression": "How to read the problem type.",
    "when_text": "An additional condition for the exception.",
}
"""Meanings of the fields that occur only in published libraries and in nested entries, by field name."""
