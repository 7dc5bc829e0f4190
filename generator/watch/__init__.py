"""Compare the catalogue with X's OpenAPI document and with pages of X's documentation."""


class UnreadableError(Exception):
    """Error for a document or page that cannot be read or is not in the expected format."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        """Create the error with an error line as the message. `place` is a path or a URL, and `problem` and `remedy` are sentences."""
        super().__init__(f"{place}: {problem} {remedy}")
