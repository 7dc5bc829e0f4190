"""Timeline of a condition's codes: a bar for each period, with positions in percent."""

from dataclasses import dataclass

from generator.entries import Condition, Period
from generator.pictures.timeline import year_of
from generator.views import Bibliography, CodeView, SourceView, Views


@dataclass(frozen=True)
class Bar:
    """The bar of a period: codes, dates as text, and position and width on the time axis in percent."""

    period: Period
    codes: list[CodeView]
    span: str
    x: float
    width: float
    cited: list[SourceView]


@dataclass(frozen=True)
class StoryView:
    """The complete timeline of a condition, oldest period first."""

    condition: Condition
    title: str
    bars: list[Bar]


def story_view(condition: Condition, views: Views, bibliography: Bibliography | None = None) -> StoryView | None:
    """Return the timeline of a condition, or None if the condition has no timeline. Without a bibliography, bars have no citations."""
    if condition.story is None:
        return None
    periods = condition.story.periods
    last = year_of(views.date)
    first = min([year_of(day) for period in periods for day in (period.since, period.until) if day], default=last) - 1

    def place(day: str | None, otherwise: float) -> float:
        return round(100 * ((year_of(day) if day else otherwise) - first) / (last - first), 1)

    return StoryView(
        condition,
        condition.story.title,
        [
            Bar(
                period,
                [views.codes[name] for name in period.codes],
                span(period),
                start := place(period.since, first),
                round(place(period.until, last) - start, 1),
                bibliography.cite(period.sources) if bibliography else [],
            )
            for period in periods
        ],
    )


def span(period: Period) -> str:
    """Return the dates of a period as text: `until 2010-01-18`, `2010-01-18 to 2013-06-11`, or `since 2012-09`."""
    match period.since, period.until:
        case str(since), str(until):
            return f"{since} to {until}"
        case str(since), None:
            return f"since {since}"
        case None, str(until):
            return f"until {until}"
    return "dates unknown"
