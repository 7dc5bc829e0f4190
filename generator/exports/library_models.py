"""The published model of client libraries, and what its fields mean."""

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
    """A client library; `e` in an expression is the caught exception."""

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
    "api_ids": "IDs of the APIs that the library calls; empty for a client of the private API of X's website.",
    "catch": "What to catch for an error response of X, or the condition to check where the library raises nothing.",
    "caution_text": "What the text of a library wrongly suggests, and what is true instead.",
    "code_expression": "How to read the code of X.",
    "commit": "Commit of the repository at which the library was read.",
    "detail_expression": "How to read `detail` of a problem.",
    "exceptions": "Exception classes of the library, and what raises them.",
    "expression": "A line of code that reads something from the caught exception `e`.",
    "expressions": "How to read a response of X from the caught exception. What is absent cannot be read.",
    "headers_expression": "How to read the headers of the response.",
    "honors_reset": "Whether the library waits until the reset time in the headers.",
    "language": "Programming language of the library.",
    "library_version": "Version of the library that was read. It is absent if the library has no releases.",
    "maintenance": "Key of whether the library is maintained.",
    "maintenance_note": "A statement about the maintenance of the library.",
    "message_expression": "How to read the message of X.",
    "not_raised_api_ids": "IDs of the APIs whose errors reach the caller in another way, such as a callback.",
    "package": "The package of the library, as its registry lists it.",
    "problem_types": "Problem types of X API v2 that raise the exception: the last segment of each URI.",
    "registry": "Registry of the package.",
    "repository_url": "URL of the repository of the library.",
    "request_kind": "The requests that the statement is about: `calls`, `streams` or `uploads`.",
    "reset_expression": "How to read the end of the rate limit window, in Unix seconds.",
    "retries": "What the library retries without code of the caller.",
    "retry_mode": "When the library retries: by default, only after a setting, or never.",
    "seconds": "The default timeout in seconds. It is absent if there is none.",
    "shared": "Whether other software raises the same exception class or writes the same text.",
    "shown_text": "The text of the exception as printed, with <placeholders>.",
    "status_expression": "How to read the status code.",
    "swallowed": "What of X's response is lost, and how to see it anyway.",
    "tested": "Whether a program runs the expressions against recorded responses. Otherwise, only the code was read.",
    "texts": "Texts that the library adds to X's message, or writes instead of it.",
    "timeout": "The default timeout of the library, and how to set one.",
    "type_expression": "How to read the problem type.",
    "when_text": "What else has to be the case for the exception.",
}
"""Meanings of the fields that only libraries and the entries in them have, by name."""
