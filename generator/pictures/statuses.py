"""Bar chart of an API's codes by HTTP status code."""

from collections import Counter
from dataclasses import dataclass

from generator.views import CodeView


@dataclass(frozen=True)
class Bar:
    """The number of codes with the status code `status`, or with none. `width` is a percentage of the longest bar."""

    status: str
    count: str
    width: float


def bars(codes: list[CodeView]) -> list[Bar]:
    """Return a bar for each status code, then a bar for codes without a status code. A code with two status codes counts in two bars.

    Return no bars if all bars would have the same length, because such a chart shows nothing.
    """
    counts = Counter(str(status) for view in codes for status in view.code.http)
    silent = sum(1 for view in codes if not view.code.http)
    rows = [*sorted(counts.items()), *([("", silent)] if silent else [])]
    most = max((count for _, count in rows), default=1)
    if most == min((count for _, count in rows), default=1):
        return []
    return [Bar(status, f"{count} {'code' if count == 1 else 'codes'}", round(100 * count / most, 1)) for status, count in rows]
