"""Sequence diagram of a flow: a lifeline for each party, an arrow for each stage, and the codes that can occur there."""

from dataclasses import dataclass

from generator.entries import Flow, Party, Stage
from generator.views import Bibliography, CodeView, SourceView, Views

PARTIES: dict[Party, str] = {"program": "You", "user": "User", "x": "X"}
"""Labels of the parties, from left to right."""
COLUMN = 34
"""Distance between two lifelines in pixels. The first lifeline is at half this distance from the left edge."""
ARROW, HEAD = 14, 6
"""Distance of an arrow from the top of the stage, and length of the arrowhead, in pixels."""


@dataclass(frozen=True)
class FlowCode:
    """A code at a stage of a flow. `note` names the code's API if the flow does not use that API, and says whether the code is retired."""

    view: CodeView
    note: str


@dataclass(frozen=True)
class StageView:
    """A stage of a flow: an arrow from `x` to `end` at height `y`, in pixels.

    `head` has the points of the arrowhead, and `who` is a label such as `You to X`.
    """

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
    """The complete sequence diagram: party labels with horizontal positions in pixels, the width in pixels, and the stages.

    `anywhere` lists the codes that can occur at several stages.
    """

    flow: Flow
    parties: list[tuple[str, int]]
    width: int
    stages: list[StageView]
    anywhere: list[FlowCode]
    cited: list[SourceView]


def flow_view(flow: Flow, views: Views, bibliography: Bibliography) -> FlowView:
    """Return the sequence diagram of a flow. Parties that do not occur in the flow have no lifeline."""
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
    """Return the source IDs of a flow, with duplicates."""
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
