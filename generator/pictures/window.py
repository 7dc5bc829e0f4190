"""Rate limit diagram: calls use up the limit, further calls are refused, and the limit resets at the time in the header."""

from dataclasses import dataclass

from generator.entries import Retry
from generator.words import duration

LEFT, RIGHT = 1.0, 99.0
"""Left and right edges of the diagram, in percent."""
TOP, BOTTOM = 46, 142
"""Vertical positions for an unused limit and a used-up limit, in pixels from the top."""
HEIGHT = 182
"""Height of the diagram, in pixels."""
CALLS, REFUSALS, AGAIN = 5, 3, 2
"""Numbers of calls, refused calls, and calls in the next window in the diagram. Real limits are higher."""
SHOWN = 4 / 3
"""Length of the time axis, as a multiple of the window."""


@dataclass(frozen=True)
class Call:
    """A successful call: a bar whose height shows the remaining calls. `x` and `width` are in percent, `y` and `height` in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Window:
    """The complete rate limit diagram: calls in a window and in the next window, refused calls, the reset, and axis labels.

    `height` and `base` (the bottom of the bars) are in pixels. Horizontal positions are in percent.
    """

    retry: Retry
    height: int
    base: int
    length: str
    header: str
    calls: list[Call]
    again: list[Call]
    refusals: list[float]
    reset: float
    marks: list[tuple[str, float]]


def window(retry: Retry) -> Window | None:
    """Return the diagram of a retry class's rate limit window, or None if the length or the reset header is not documented."""
    wait = retry.wait
    if not wait or not wait.window_ms or not wait.until:
        return None
    length = wait.window_ms
    width = length / (CALLS + REFUSALS)
    calls = [_call(i, i * width, width, length) for i in range(CALLS)]
    late = width / 4 if wait.jitter else 0  # jitter after the reset, so that not all programs retry at once
    again = [_call(i, length + late + i * width, width, length) for i in range(AGAIN)]
    refusals = [_place((CALLS + i + 0.5) * width, length) for i in range(REFUSALS)]
    third = max(length // 3, 1)
    marks = [(duration(at) if at else "0", _place(at, length)) for at in range(0, length + third, third)]
    return Window(retry, HEIGHT, BOTTOM, duration(length), wait.until[0].name, calls, again, refusals, _place(length, length), marks)


def _place(at: float, length: int) -> float:
    return round(LEFT + at / (length * SHOWN) * (RIGHT - LEFT), 2)


def _call(number: int, at: float, width: float, length: int) -> Call:
    height = (BOTTOM - TOP) * (CALLS - number) / CALLS
    return Call(_place(at, length), BOTTOM - height, round(_place(at + width * 0.7, length) - _place(at, length), 2), height)
