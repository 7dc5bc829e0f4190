"""A rate-limit window over time: calls use it up, refusals follow, and it begins anew at the time that the header tells."""

from dataclasses import dataclass

from generator.entries import Retry
from generator.words import duration

LEFT, RIGHT = 1.0, 99.0
"""Where the drawing begins and ends across, in per cent."""
TOP, BOTTOM = 46, 142
"""Where the full window and its last call stand, in pixels from the top."""
HEIGHT = 182
"""Height of the drawing, in pixels."""
CALLS, REFUSALS, AGAIN = 5, 3, 2
"""How many calls are drawn, refusals after them, and calls of the next window: examples, as real windows hold more."""
SHOWN = 4 / 3
"""How much is shown, in windows."""


@dataclass(frozen=True)
class Call:
    """An answered call: a bar as high as what is left after it. Across in per cent, down in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Window:
    """The whole drawing: calls of this window and of the next, places of the refusals, the reset, marks of the axis.

    `base` is where the bars stand and `height` that of the drawing, in pixels; the rest is across, in per cent.
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
    """Draw the window of a class whose wait names its length and the header that tells its end."""
    wait = retry.wait
    if not wait or not wait.window_ms or not wait.until:
        return None
    length = wait.window_ms
    width = length / (CALLS + REFUSALS)
    calls = [_call(i, i * width, width, length) for i in range(CALLS)]
    late = width / 4 if wait.jitter else 0  # after the reset, so that not all programs come back at once
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
