"""Pages for individual APIs."""

from typing import TypedDict

from generator import words
from generator.catalogue import Placed, cited
from generator.entries import Api, Body, Member, Moment
from generator.page import Page
from generator.pictures import anatomy, flow, statuses
from generator.quote import plain
from generator.views import Bibliography, CitedText, CodeView, SourceView, Views


class ApiValues(TypedDict):
    """Template values for an API page."""

    api: Api
    status: str
    codes: list[CodeView]
    statuses: list[CodeView]
    others: list[CodeView]
    grades: list[tuple[str, int]]
    lifetime: list[tuple[Moment, list[SourceView]]]
    bodies: list[tuple[Body, list[anatomy.Part], list[SourceView]]]
    first_members: list[tuple[int, Member, list[SourceView]]]
    """Fields that occur in the first error body, with the same numbers as in the annotated body."""
    other_members: list[tuple[int, Member, list[SourceView]]]
    headers: list[tuple[Member, list[SourceView]]]
    flows: list[flow.FlowView]
    bars: list[statuses.Bar]
    facts: list[CitedText]
    practices: list[CitedText]
    sources: list[SourceView]


def api_page(placed: Placed[Api], views: Views) -> Page:
    """Return the page for an API, with its error formats, headers, history, and codes."""
    api = placed.value
    codes = [view for view in views.codes.values() if view.api is api]
    parts = (api.bodies, api.members, api.headers, api.facts, api.practices, api.lifetime)
    flows = [placed.value for placed in views.catalogue.flows if api.id in placed.value.apis]
    drawn = [name for own in flows for name in flow.flow_sources(own)]
    bibliography = Bibliography(views.catalogue, [*api.sources, *(name for part in parts for name in cited(part)), *drawn])
    bodies = [(body, anatomy.parts(body, api.members), bibliography.cite(body.sources)) for body in api.bodies]
    members = [(number, member, bibliography.cite(member.sources)) for number, member in enumerate(api.members, 1)]
    first = {part.number for _, parts, _ in bodies[:1] for part in parts}
    values: ApiValues = {
        "api": api,
        "status": words.STATUSES[api.status],
        "codes": codes,
        "statuses": [view for view in codes if view.code.kind == "http-status"],
        "others": [view for view in codes if view.code.kind != "http-status"],
        "grades": [(words.GRADES[grade], count) for grade, count in views.grades(codes).most_common()],
        "lifetime": [(moment, bibliography.cite(moment.sources)) for moment in api.lifetime],
        "bodies": bodies,
        "first_members": [own for own in members if own[0] in first],
        "other_members": [own for own in members if own[0] not in first],
        "headers": [(header, bibliography.cite(header.sources)) for header in api.headers],
        "flows": [flow.flow_view(own, views, bibliography) for own in flows],
        "bars": statuses.bars(codes),
        "facts": bibliography.cited(api.facts),
        "practices": bibliography.cited(api.practices),
        "sources": bibliography.all(),
    }
    return Page(
        f"errors/{api.id}/index.md",
        "api",
        f"{api.title}: errors",
        plain(api.summary),
        placed.document.path,
        values,
        bibliography.date,
        placed,
    )
