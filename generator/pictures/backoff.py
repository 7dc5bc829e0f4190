"""How waits grow: a lane for each retry class with figures, its tries on an axis of logarithmic time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import log

from generator.entries import Retry, Wait
from generator.words import duration

FIRST, LAST = 200, 3_600_000
"""Where the axis begins and ends, in milliseconds since the failure."""
LEFT, RIGHT = 1.0, 97.0
"""Where they stand across, in per cent."""
TOP, LANE = 26, 74
"""Where the first lane stands and how high a lane is, in pixels."""
JITTER = 1.6
"""Width of the band of jitter, in per cent: only a sign, as no figure is known."""
GAP = 0.9
"""Tries nearer to each other than this, in per cent, run together into a bar."""
MARKS = (1_000, 10_000, 60_000, 600_000)


@dataclass(frozen=True)
class Try:
    """One more request: its place across, and its tooltip."""

    x: float
    text: str


@dataclass(frozen=True)
class Lane:
    """One class. `dense` is where single tries can no longer be drawn; a lane without `growth` is known for its first wait only.

    `waits` says the figures in words; `y` is the top of the lane, in pixels, and `jitter` the width of its bands, in per cent.
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
    """The whole drawing: its height in pixels, marks of its axis with their places in per cent, and its lanes."""

    height: int
    marks: list[tuple[str, float]]
    lanes: list[Lane]


def schedule(retries: list[Retry]) -> Schedule:
    """Draw every class whose first wait is a figure."""
    drawn = [(retry, retry.wait) for retry in retries if retry.wait and any(waits(retry.wait))]
    lanes = [_lane(retry, wait, TOP + LANE * row) for row, (retry, wait) in enumerate(drawn)]
    return Schedule(TOP + LANE * len(lanes), [(duration(mark), place(mark)) for mark in MARKS], lanes)


def waits(wait: Wait) -> Iterator[int]:
    """The waits before each try, in milliseconds, without end where they grow."""
    most = wait.cap_ms or LAST
    current = min(wait.first_ms or 0, most)
    while current > 0:
        yield current
        if not wait.growth:
            return
        current = min(current * 2 if wait.growth == "double" else current + (wait.add_ms or 0), most)


def place(milliseconds: int) -> float:
    """Where a moment stands across, in per cent."""
    share = log(max(milliseconds, FIRST) / FIRST) / log(LAST / FIRST)
    return round(LEFT + min(share, 1) * (RIGHT - LEFT), 2)


def in_words(wait: Wait) -> str:
    """`5 s, 10 s, 20 s and so on up to 320 s`."""
    first = [duration(ms) for _, ms in zip(range(3), waits(wait), strict=False)]
    if not wait.growth:
        return f"{first[0]}, then no figure is known"
    return f"{', '.join(first)}, and so on" + (f" up to {duration(wait.cap_ms)}" if wait.cap_ms else "")


def _lane(retry: Retry, wait: Wait, y: int) -> Lane:
    tries: list[Try] = []
    dense = None
    for number, (elapsed, waited) in enumerate(takewhile(lambda moment: moment[0] <= LAST, _moments(wait)), 1):
        x = place(elapsed)
        if tries and x - tries[-1].x < GAP:
            dense = tries.pop().x
            break
        tries.append(Try(x, f"Try {number}: {duration(waited)} after the one before"))
    return Lane(retry, y, in_words(wait), tries, dense, wait.growth is not None, JITTER if wait.jitter else 0)


def _moments(wait: Wait) -> Iterator[tuple[int, int]]:
    """Time since the failure and the wait before, in milliseconds, of each try."""
    elapsed = 0
    for waited in waits(wait):
        elapsed += waited
        yield elapsed, waited
