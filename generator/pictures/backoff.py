"""Backoff diagram: a lane for each retry class with documented waits, with a logarithmic time axis."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import log

from generator.entries import Retry, Wait
from generator.words import duration

FIRST, LAST = 200, 3_600_000
"""Start and end of the time axis, in milliseconds since the failure."""
LEFT, RIGHT = 1.0, 97.0
"""Horizontal positions of `FIRST` and `LAST`, in percent."""
TOP, LANE = 26, 74
"""Top of the first lane, and height of a lane, in pixels."""
JITTER = 1.6
"""Width of the band that shows jitter, in percent. The band is not to scale, because no amount is documented."""
GAP = 0.9
"""Minimum distance between two retries, in percent. Closer retries merge into a bar."""
MARKS = (1_000, 10_000, 60_000, 600_000)


@dataclass(frozen=True)
class Try:
    """A retry in the diagram: the horizontal position in percent, and the tooltip."""

    x: float
    text: str


@dataclass(frozen=True)
class Lane:
    """The lane of a retry class. `waits` lists the waits as text. If `growth` is false, only the first wait is documented.

    `y` is the top of the lane in pixels. In percent, `dense` is the position from which retries merge into a bar, and `jitter`
    is the width of the jitter bands.
    """

    retry: Retry
    y: int
    waits: str
    tries: list[Try]
    dense: float | None
    growth: bool
    jitter: float


@dataclass(frozen=True)
class Schedule:
    """The complete backoff diagram: the height in pixels, axis labels with positions in percent, and the lanes."""

    height: int
    marks: list[tuple[str, float]]
    lanes: list[Lane]


def schedule(retries: list[Retry]) -> Schedule:
    """Return the backoff diagram of all retry classes with a documented first wait."""
    drawn = [(retry, retry.wait) for retry in retries if retry.wait and any(waits(retry.wait))]
    lanes = [_lane(retry, wait, TOP + LANE * row) for row, (retry, wait) in enumerate(drawn)]
    return Schedule(TOP + LANE * len(lanes), [(duration(mark), place(mark)) for mark in MARKS], lanes)


def waits(wait: Wait) -> Iterator[int]:
    """Yield the wait before each retry, in milliseconds. If the waits increase, the iterator is infinite."""
    most = wait.cap_ms or LAST
    current = min(wait.first_ms or 0, most)
    while current > 0:
        yield current
        if not wait.growth:
            return
        current = min(current * 2 if wait.growth == "double" else current + (wait.add_ms or 0), most)


def place(milliseconds: int) -> float:
    """Return the horizontal position of a time since the failure, in percent."""
    share = log(max(milliseconds, FIRST) / FIRST) / log(LAST / FIRST)
    return round(LEFT + min(share, 1) * (RIGHT - LEFT), 2)


def waits_text(wait: Wait) -> str:
    """Return the waits before retries as text: `5 s, 10 s, 20 s, and so on up to 320 s`."""
    first = [duration(ms) for _, ms in zip(range(3), waits(wait), strict=False)]
    if not wait.growth:
        return f"{first[0]}, then no documented wait"
    return f"{', '.join(first)}, and so on" + (f" up to {duration(wait.cap_ms)}" if wait.cap_ms else "")


def _lane(retry: Retry, wait: Wait, y: int) -> Lane:
    tries: list[Try] = []
    dense = None
    for number, (elapsed, waited) in enumerate(takewhile(lambda moment: moment[0] <= LAST, _retry_times(wait)), 1):
        x = place(elapsed)
        if tries and x - tries[-1].x < GAP:
            dense = tries.pop().x
            break
        tries.append(Try(x, f"Retry {number}: {duration(waited)} after the previous attempt"))
    return Lane(retry, y, waits_text(wait), tries, dense, wait.growth is not None, JITTER if wait.jitter else 0)


def _retry_times(wait: Wait) -> Iterator[tuple[int, int]]:
    """Yield the time since the failure and the wait before the retry, for each retry, in milliseconds."""
    elapsed = 0
    for waited in waits(wait):
        elapsed += waited
        yield elapsed, waited
