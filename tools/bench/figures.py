"""Measured figures, and their format as a table."""

from dataclasses import dataclass
from statistics import median

COLUMNS = ("what", "figure", "min..max", "budget", "met")


@dataclass(frozen=True)
class Figure:
    """A table row: the median of `values`, and an optional `budget`, which is a maximum, or a minimum if `least` is set."""

    what: str
    values: list[float]
    unit: str = ""
    budget: float | None = None
    least: bool = False
    worst: bool = False
    """Whether the figure is the maximum of `values` instead of the median, because every value must stay within the budget."""

    @property
    def figure(self) -> float:
        """The value to compare with the budget: the median of `values`, or the maximum if `worst` is true."""
        return max(self.values) if self.worst else median(self.values)

    @property
    def within_budget(self) -> str:
        """Whether the figure is within the budget: `yes`, `NO`, or an empty string if there is no budget."""
        if self.budget is None:
            return ""
        good = self.figure >= self.budget if self.least else self.figure <= self.budget
        return "yes" if good else "NO"

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table row, in the order of `COLUMNS`."""
        spread = f"{_number(min(self.values))}..{_number(max(self.values))} ({len(self.values)})" if len(self.values) > 1 else "one run"
        limit = "" if self.budget is None else f"{'>=' if self.least else '<='} {_number(self.budget)}{self.unit}"
        return (self.what, f"{_number(self.figure)}{self.unit}", spread, limit, self.within_budget)


@dataclass(frozen=True)
class Note:
    """A note below the table, for example to explain what was not measured and why."""

    what: str


def table(title: str, lines: list[Figure | Note]) -> str:
    """Return the figures of a section as a plain-text table, with the notes below the table."""
    rows = [(title, *COLUMNS[1:]), *(line.cells() for line in lines if isinstance(line, Figure))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    notes = [line.what for line in lines if isinstance(line, Note)]
    return "\n".join([shown[0], "-" * len(shown[0]), *shown[1:], *notes])


def _number(value: float) -> str:
    """Format a number with three significant digits: 0.0123, 1.23, 12.3, 123."""
    for limit, places in ((0.1, 4), (10, 2), (100, 1)):
        if abs(value) < limit:
            return f"{value:.{places}f}".rstrip("0").rstrip(".") if value == round(value) else f"{value:.{places}f}"
    return f"{value:,.0f}"
