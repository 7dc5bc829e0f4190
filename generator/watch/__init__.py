"""Compare the catalogue with what X publishes: its OpenAPI document."""


class UnreadableError(Exception):
    """Why a document cannot be compared."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        """`place` is a path; `problem` and `remedy` are sentences."""
        super().__init__(f"{place}: {problem} {remedy}")
