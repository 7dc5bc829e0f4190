"""API timeline: a lane with the dated events of each API."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.entries import Api, Moment

LEFT, RIGHT, TOP, LANE, EVERY = 1, 98, 22, 36, 4
"""Start and end of the axis in percent, top of the first lane and height of a lane in pixels, and years between two labels."""


@dataclass(frozen=True)
class Dot:
    """A dated event on a lane. `x` is the horizontal position in percent, and `text` is the tooltip."""

    x: float
    text: str


@dataclass(frozen=True)
class Lane:
    """The lane of one API. `opens` and `closes` state whether the start and end dates of the API are known."""

    api: Api
    y: int
    x: float
    end: float
    opens: bool
    closes: bool
    span: str
    dots: list[Dot]


@dataclass(frozen=True)
class Timeline:
    """The complete timeline: the height in pixels, year labels with positions in percent, and the lanes."""

    height: int
    years: list[tuple[int, float]]
    lanes: list[Lane]


def timeline(apis: list[Api], today: str) -> Timeline:
    """Return the timeline of the APIs that have dated events. `today` is the date of the catalogue, such as 2026-11-21."""
    drawn = [api for api in apis if api.lifetime]
    last = max(year_of(day) for day in (today, *(moment.date for api in drawn for moment in api.lifetime)))
    first = min((int(year_of(moment.date)) for api in drawn for moment in api.lifetime), default=int(last))

    def place(day: str) -> float:
        return round(LEFT + (year_of(day) - first) / (int(last) + 1 - first) * (RIGHT - LEFT), 1)

    lanes = [_lane(api, TOP + LANE * row, place, today) for row, api in enumerate(drawn)]
    years = [(year, place(str(year))) for year in range(first + -first % EVERY, int(last) + 1, EVERY)]
    return Timeline(height=TOP + LANE * len(lanes) + 10, years=years, lanes=lanes)


def _lane(api: Api, y: int, place: Callable[[str], float], today: str) -> Lane:
    begin = _marked(api, "begins")
    end = _marked(api, "ends")
    start = (begin or api.lifetime[0]).date
    stop = end.date if end else today
    span = f"{'from' if begin else 'known from'} {start} {f'to {stop}' if end else 'on'}"
    dots = [Dot(place(moment.date), f"{moment.date}: {moment.text}") for moment in api.lifetime]
    return Lane(api, y, place(start), place(stop), begin is not None, end is not None, span, dots)


def _marked(api: Api, mark: str) -> Moment | None:
    return next((moment for moment in api.lifetime if moment.mark == mark), None)


def year_of(day: str) -> float:
    """Convert a date to a decimal year: 2012-07-02 is 2012.5."""
    year, month, day_of_month = [*map(int, day.split("-")), 1, 1][:3]
    start = date(year, 1, 1)
    return year + (date(year, month, day_of_month) - start).days / 366
