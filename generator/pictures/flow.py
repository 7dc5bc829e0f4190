"""A flow of calls: a line of life for each party, an arrow for each stage, and the codes at the stage where they arise."""

from dataclasses import dataclass

from generator.entries import Flow, Party, Stage
from generator.views import Bibliography, CodeView, SourceView, Views

PARTIES: dict[Party, str] = {"program": "You", "user": "User", "x": "X"}
"""The parties in the order in which they stand, with their names."""
COLUMN = 34
"""Pixels from one line of life to the next; the first stands at half of it."""
ARROW, HEAD = 14, 6
"""How far below the top of a stage its arrow stands, and how long its head is, in pixels."""


@dataclass(frozen=True)
class FlowCode:
    """A code at a stage; `note` says its API where the flow is of another, and that it is retired."""

    view: CodeView
    note: str


@dataclass(frozen=True)
class StageView:
    """One stage: the arrow from `x` to `end` (the tip of its head) at `y`, in pixels, the head as points, and who calls whom."""

    stage: Stage
    x: int
    end: int
    y: int
    head: str
    who: str
    codes: list[FlowCode]
    cited: list[SourceView]


@dataclass(frozen=True)
class FlowView:
    """The whole flow: names of its parties with their places, and the width of the drawing, all in pixels."""

    flow: Flow
    parties: list[tuple[str, int]]
    width: int
    stages: list[StageView]
    anywhere: list[FlowCode]
    cited: list[SourceView]


def flow_view(flow: Flow, views: Views, bibliography: Bibliography) -> FlowView:
    """Draw a flow with the parties that take part in it."""
    part = [party for party in PARTIES if any(party in (stage.by, stage.to) for stage in flow.stages)]
    places = {party: COLUMN // 2 + COLUMN * column for column, party in enumerate(part)}
    anywhere = flow.anywhere

    def code(name: str) -> FlowCode:
        view = views.codes[name]
        notes = [
            "" if view.api.id in flow.apis else view.api.label,
            "retired" if (view.code.status or view.api.status) == "retired" else "",
        ]
        return FlowCode(view, ", ".join(filter(None, notes)))

    return FlowView(
        flow=flow,
        parties=[(PARTIES[party], x) for party, x in places.items()],
        width=COLUMN * len(part),
        stages=[_stage(stage, places, [code(name) for name in stage.codes], bibliography.cite(stage.sources)) for stage in flow.stages],
        anywhere=[code(name) for name in anywhere.codes] if anywhere else [],
        cited=bibliography.cite(anywhere.sources) if anywhere else [],
    )


def flow_sources(flow: Flow) -> list[str]:
    """The ids of the sources of a flow, with repetitions."""
    return [*(name for stage in flow.stages for name in stage.sources), *(flow.anywhere.sources if flow.anywhere else [])]


def _stage(stage: Stage, places: dict[Party, int], codes: list[FlowCode], cited: list[SourceView]) -> StageView:
    x, end = places[stage.by], places[stage.to]
    back = end - HEAD if end > x else end + HEAD
    return StageView(
        stage=stage,
        x=x,
        end=end,
        y=ARROW,
        head=f"{end},{ARROW} {back},{ARROW - 4} {back},{ARROW + 4}",
        who=f"{PARTIES[stage.by]} to {PARTIES[stage.to]}",
        codes=codes,
        cited=cited,
    )
