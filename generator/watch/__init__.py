"""Compare the catalogue with what X publishes: its OpenAPI document, and pages of its documentation."""


class UnreadableError(Exception):
    """Raised when a document or page cannot be compared."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        """`place` is a path or a URL; `problem` and `remedy` are sentences."""
        super().__init__(f"{place}: {problem} {remedy}")
