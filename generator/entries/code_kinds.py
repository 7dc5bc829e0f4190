"""Kinds of codes and their differences. Some page modules also treat `message` and `http-status` differently from other kinds."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["http-status", "numeric-code", "problem-type", "constant", "disconnect-code", "oauth-error", "message"]
Evidence = Literal["messages", "name", "quoted name", "number in code", "own type", "type", "end of type"]
"""Parts of a response that can identify a code. `highlight` searches example responses for these parts."""


@dataclass(frozen=True)
class CodeKind:
    """Properties of a kind of code. The defaults fit kinds whose codes are names, such as `oauth-error`."""

    label: str
    """Label of the kind on pages."""
    prefix: str = ""
    """Prefix of the code in an ID, to distinguish, for example, the status code 420 from the error code 420."""
    display: str = "{}"
    """Format string for the display name of a code, with braces for the value. A kind without a prefix displays only the value."""
    is_number: bool = False
    """Whether codes of this kind are numbers. In a file, numbers come before names, sorted by kind (as in `CODE_KINDS`) and value."""
    received: str = "error {code}{status}"
    """Format string for the words with which a ticket describes the error that the customer received."""
    expression: str = ""
    """The field of `Expressions` that reads the code's value from an exception. Empty if no response field contains the value."""
    evidence: tuple[Evidence, ...] = ("type", "quoted name", "name", "messages")
    """Parts of an example response that can identify the code, most reliable first."""


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
        evidence=("messages", "type"),  # other codes share the type
    ),
}
