"""The kinds of codes, and what differs between them. `message` and `http-status` also have cases of their own in pages."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["http-status", "numeric-code", "problem-type", "constant", "disconnect-code", "oauth-error", "message"]
Evidence = Literal["messages", "name", "quoted name", "number in code", "own type", "type", "end of type"]
"""Parts of a response that can identify a code: see `highlight`."""


@dataclass(frozen=True)
class CodeKind:
    """What differs between kinds of codes. By default, a kind behaves like `constant`."""

    label: str
    """Its name on pages."""
    prefix: str = ""
    """Start of IDs, which separates the status code 420 from the error code 420."""
    display: str = "{}"
    """The name that people see, with the value in place of the braces. Without a prefix, it is the value."""
    is_number: bool = False
    """Whether values are numbers. They come first in a file, by value, in the order of `CODE_KINDS`."""
    received: str = "error {code}{status}"
    """What a ticket says that the customer received."""
    expression: str = ""
    """The expression of a library that reads the value from an exception; empty if the value is in no field of a response."""
    evidence: tuple[Evidence, ...] = ("type", "quoted name", "name", "messages")
    """What identifies the code in an example, best first."""


CODE_KINDS: dict[Kind, CodeKind] = {
    "http-status": CodeKind(
        "HTTP status",
        prefix="http-",
        display="HTTP {}",
        is_number=True,
        received="HTTP {code} {phrase}",
        expression="status",
        evidence=("messages", "name"),
    ),
    "numeric-code": CodeKind(
        "number in `errors[].code`", is_number=True, expression="code", evidence=("number in code", "messages", "name")
    ),
    "problem-type": CodeKind("problem type", expression="type", evidence=("own type", "end of type", "messages", "type")),
    "constant": CodeKind("constant", expression="code"),
    "disconnect-code": CodeKind(
        "stream disconnect code",
        prefix="disconnect-",
        display="disconnect {}",
        is_number=True,
        received="disconnect code {code}",
        evidence=("number in code", "messages", "name"),
    ),
    "oauth-error": CodeKind("OAuth `error`"),
    "message": CodeKind(
        "message without a code",
        received="an error message without a code{status}",
        evidence=("messages", "type"),  # other codes have the same type
    ),
}
