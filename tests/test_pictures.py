"""Diagrams: positions match the entries, nothing overlaps on a phone, and each diagram has a text alternative."""

import re
from collections import Counter
from itertools import islice, pairwise
from urllib.parse import urljoin

import pytest

from generator.catalogue import Catalogue, flow_codes
from generator.entries import Body, Member, Retry, Wait
from generator.pages import pages
from generator.pictures import anatomy, backoff, flow, statuses
from generator.pictures.story import story_view
from generator.pictures.timeline import LEFT, RIGHT, timeline
from generator.pictures.window import BOTTOM, TOP, Window, window
from generator.render import environment, render
from generator.views import Bibliography, Views

TODAY = "2026-11-21"
PHONE = 320
"""Width of a diagram on a narrow phone, in pixels."""
LETTER, BOLD, MONO = 6.2, 7.4, 7.4
"""Average width of a letter for each font size in diagrams on a phone, in pixels: measured in a browser, rounded up."""
STEPS = {"INIT", "APPEND", "FINALIZE", "STATUS"}


@pytest.fixture(scope="module")
def views(catalogue: Catalogue) -> Views:
    return Views(catalogue)


@pytest.fixture(scope="module")
def drawn(catalogue: Catalogue) -> dict[str, str]:
    """The text of every page with a diagram, by URL."""
    env = environment()
    return {page.url: render(env, page) for page in pages(Views(catalogue)) if page.template in ("api", "guide", "home", "retry")}


@pytest.fixture(scope="module")
def schedule(catalogue: Catalogue) -> backoff.Schedule:
    return backoff.schedule(list(catalogue.retry.values()))


@pytest.fixture(scope="module")
def shown(catalogue: Catalogue) -> Window:
    found = window(catalogue.retry["wait-reset"])
    assert found
    return found


def test_lanes_are_between_the_first_year_and_the_end_of_this_year(catalogue: Catalogue) -> None:
    drawn = timeline(list(catalogue.api.values()), TODAY)

    assert all(LEFT <= lane.x <= lane.end <= RIGHT for lane in drawn.lanes)
    assert all(LEFT <= dot.x <= RIGHT for lane in drawn.lanes for dot in lane.dots)
    assert sorted(lane.y for lane in drawn.lanes) == [lane.y for lane in drawn.lanes]


def test_known_starts_and_ends_are_closed_and_unknown_ones_open(catalogue: Catalogue) -> None:
    lanes = {lane.api.id: lane for lane in timeline(list(catalogue.api.values()), TODAY).lanes}

    assert (lanes["v1"].opens, lanes["v1"].closes, lanes["v1"].span) == (False, True, "known from 2008-12-17 to 2013-06-11")
    assert (lanes["v2"].opens, lanes["v2"].closes, lanes["v2"].span) == (True, False, "from 2020-08-12 on")
    assert lanes["v1"].end < lanes["streaming"].end < lanes["v2"].end


def test_every_api_with_dated_events_has_a_lane(catalogue: Catalogue) -> None:
    drawn = {lane.api.id for lane in timeline(list(catalogue.api.values()), TODAY).lanes}

    assert drawn == {api.name for api in catalogue.apis if api.value.lifetime}


def test_exactly_the_retry_classes_with_documented_waits_have_a_lane(schedule: backoff.Schedule, catalogue: Catalogue) -> None:
    figures = [retry.id for retry in catalogue.retry.values() if retry.wait and retry.wait.first_ms is not None]

    assert figures == [lane.retry.id for lane in schedule.lanes]


def test_retries_are_at_the_documented_times(schedule: backoff.Schedule) -> None:
    tries = {lane.retry.id: lane.tries for lane in schedule.lanes}
    axis = dict(schedule.marks)

    assert [own.text.partition(" after")[0] for own in tries["backoff"][:3]] == ["Retry 1: 5 s", "Retry 2: 10 s", "Retry 3: 20 s"]
    assert axis["1 s"] < tries["backoff"][0].x < axis["10 s"] < tries["backoff"][1].x < axis["1 min"]
    for lane in schedule.lanes:
        assert bool(lane.jitter) == bool(lane.retry.wait and lane.retry.wait.jitter), lane.retry.id
        assert lane.growth == bool(lane.retry.wait and lane.retry.wait.growth), lane.retry.id


def test_waits_grow_from_the_first_wait_to_the_cap(catalogue: Catalogue) -> None:
    waits = {name: list(islice(backoff.waits(retry.wait or Wait()), 70)) for name, retry in catalogue.retry.items()}

    assert [5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 320_000] == waits["backoff"][:8]
    assert [250, 500, 750] == waits["stream-now"][:3]
    assert [15_750, 16_000, 16_000] == waits["stream-now"][62:65]
    assert [60_000] == waits["provisioning"]
    assert [] == waits["never"]


def test_retries_are_in_order_inside_the_diagram_without_overlap(schedule: backoff.Schedule) -> None:
    for lane in schedule.lanes:
        places = [own.x for own in lane.tries]
        assert all(b - a >= backoff.GAP for a, b in pairwise(places))
        assert backoff.LEFT <= places[0] <= places[-1] + backoff.JITTER <= 100
        assert lane.dense is None or places[-1] < lane.dense <= backoff.RIGHT
    assert all(b.y - a.y == backoff.LANE for a, b in pairwise(schedule.lanes))
    assert schedule.height == schedule.lanes[-1].y + backoff.LANE


def test_schedule_labels_fit_a_phone(schedule: backoff.Schedule) -> None:
    assert [] == [lane.retry.id for lane in schedule.lanes if max(len(lane.retry.title) * BOLD, len(lane.waits) * LETTER) > PHONE]
    ends = [(x * PHONE / 100 - len(text) * LETTER / 2, x * PHONE / 100 + len(text) * LETTER / 2) for text, x in schedule.marks]
    assert all(a[1] < b[0] for a, b in pairwise(ends))


@pytest.mark.parametrize(
    "wait", [Wait(first_ms=-1, growth="double"), Wait(first_ms=1, growth="add", add_ms=-5), Wait(first_ms=5, cap_ms=-1)]
)
def test_invalid_waits_do_not_cause_an_endless_loop(wait: Wait) -> None:
    retry = Retry(id="x", title="X", text="X", again="after-wait", wait=wait, sources=["s"])

    assert len(backoff.schedule([retry]).lanes) <= 1


def test_window_has_the_documented_length_and_header(shown: Window) -> None:
    wait = shown.retry.wait
    assert wait
    assert (wait.window_ms, shown.length) == (15 * 60 * 1000, "15 min")
    assert "15 minutes" in (shown.retry.note or "")
    assert shown.header == wait.until[0].name == "x-rate-limit-reset"
    assert dict(shown.marks)["15 min"] == shown.reset


def test_window_shows_calls_then_refusals_then_reset_then_calls(shown: Window) -> None:
    assert all(a.height > b.height and a.x + a.width < b.x for a, b in pairwise(shown.calls))
    assert all(TOP <= call.y < call.y + call.height <= BOTTOM for call in shown.calls + shown.again)
    assert shown.calls[-1].x + shown.calls[-1].width < shown.refusals[0] < shown.refusals[-1] < shown.reset < shown.again[0].x
    assert shown.again[0].height == shown.calls[0].height
    assert shown.again[-1].x + shown.again[-1].width <= 100
    wide = len("429") * LETTER * 1.3
    assert all((b - a) * PHONE / 100 > wide for a, b in pairwise([*shown.refusals, shown.reset + wide / 2 / PHONE * 100]))
    assert shown.reset * PHONE / 100 - len("429 until the reset") * BOLD > shown.calls[0].x * PHONE / 100 + len("Calls left") * BOLD
    assert shown.again[0].x * PHONE / 100 + len("Full again") * BOLD < PHONE


def test_only_classes_with_a_window_and_a_header_have_a_window_diagram(catalogue: Catalogue) -> None:
    assert ["wait-reset"] == [name for name, retry in catalogue.retry.items() if window(retry)]


def test_arrows_connect_parties_inside_the_diagram(catalogue: Catalogue, views: Views) -> None:
    for placed in catalogue.flows:
        own = placed.value
        view = flow.flow_view(own, views, Bibliography(catalogue, flow.flow_sources(own)))
        places = dict(view.parties)
        assert all(b - a == flow.COLUMN for a, b in pairwise(places.values()))
        assert max(places.values()) < view.width <= PHONE / 2
        for stage, drawn in zip(own.stages, view.stages, strict=True):
            assert (drawn.x, drawn.end) == (places[flow.PARTIES[stage.by]], places[flow.PARTIES[stage.to]])
            assert drawn.x != drawn.end
            assert [views.codes[name] for name in stage.codes] == [code.view for code in drawn.codes]
        names = [(x - len(name) * BOLD / 2, x + len(name) * BOLD / 2) for name, x in view.parties]
        assert all(a[1] <= b[0] for a, b in pairwise(names))


def _endpoint(text: str) -> tuple[str, str]:
    """Return the path of an endpoint, and the command of a media upload if there is one."""
    command = re.search(r"\((\w+)\)|command=(\w+)", text)
    path = re.sub(r"^(?:GET|POST) ", "", text).split()[0].partition("?")[0]
    step = next(filter(None, command.groups())) if command else ""
    return path, step if step in STEPS else ""


def test_codes_of_a_stage_have_one_of_its_endpoints(catalogue: Catalogue) -> None:
    wrong = []
    for placed in catalogue.flows:
        for stage in placed.value.stages:
            calls = [_endpoint(call) for call in stage.calls]
            for name in stage.codes:
                own = [_endpoint(text) for text in catalogue.code[name].value.endpoints if not text.startswith("any ")]
                alike = [a for a in own for b in calls if a[0] == b[0] and (a[1] == b[1] or "" in (a[1], b[1]))]
                if own and calls and not alike:
                    wrong.append((placed.name, stage.title, name))

    assert [] == wrong


def test_every_code_of_a_flow_links_to_its_page(catalogue: Catalogue, views: Views, drawn: dict[str, str]) -> None:
    for placed in catalogue.flows:
        own = placed.value
        for url in [*(f"errors/{name}/" for name in own.apis), *(f"guides/{name}/" for name in own.guides)]:
            figures = drawn[url].split('<figure class="xr-picture"')[1:]
            figure = next(part for part in figures if f"<strong>{own.title}.</strong>" in part).partition("</figure>")[0]
            linked = [urljoin(f"/{url}", link) for link in re.findall(r'<a class="xr-code" href="([^"]+)"', figure)]
            assert linked == [f"/{views.codes[code].url}" for _, code in flow_codes(own)]


def test_bars_count_every_code_of_an_api_unless_they_would_all_be_equally_long(views: Views) -> None:
    drawn = {}
    for api in views.catalogue.api.values():
        codes = [view for view in views.codes.values() if view.api is api]
        drawn[api.id] = statuses.bars(codes)
        if not drawn[api.id]:
            continue
        counts = {bar.status: int(bar.count.split()[0]) for bar in statuses.bars(codes)}
        rows = Counter(status for view in codes for status in ([str(status) for status in view.code.http] or ["None"]))
        assert rows == Counter({status or "None": count for status, count in counts.items()})
        assert max(bar.width for bar in statuses.bars(codes)) == 100
        assert list(counts) == sorted(counts, key=lambda status: status or "999")
    assert [] == statuses.bars([]) == drawn["sorsa"]
    assert drawn["v2"]


def test_periods_of_a_timeline_are_in_order_on_one_axis(views: Views) -> None:
    story = story_view(views.catalogue.condition["rate-limited"].value, views)

    assert story
    bars = {(bar.codes[0].id, bar.span): (bar.x, round(bar.x + bar.width, 1)) for bar in story.bars}
    assert bars["v1/http-503", "until 2010-01-18"][0] == 0
    assert bars["v1/http-503", "until 2010-01-18"][1] == bars["v1/http-420", "2010-01-18 to 2013-06-11"][0]
    assert bars["v1/http-400", "until 2013-06-11"][1] == bars["v1/http-420", "2010-01-18 to 2013-06-11"][1]
    assert bars["v1.1/http-429", "since 2012-09"][1] == bars["v2/http-429", "since 2020-08-12"][1] == 100
    assert [] == [bar for bar in story.bars if bar.cited]


def test_only_a_condition_with_a_story_has_a_drawing_of_it(views: Views) -> None:
    drawn_names = {placed.name for placed in views.catalogue.conditions if story_view(placed.value, views)}

    assert drawn_names == {placed.name for placed in views.catalogue.conditions if placed.value.story}


def test_parts_of_a_body_add_up_to_the_body(catalogue: Catalogue) -> None:
    for api in catalogue.api.values():
        marked = set[int]()
        for body in api.bodies:
            parts = anatomy.parts(body, api.members)
            assert "".join(part.text for part in parts) == body.body
            marked.update(part.number for part in parts if part.number)
        assert marked <= set(range(1, len(api.members) + 1))
        assert marked or not api.members, api.id


def _marked(body: str, *names: str, form: str = "json", title: str = "T") -> list[tuple[str, int]]:
    own = Body.model_validate({"title": title, "format": form, "body": body, "text": "x", "sources": ["s"]})
    members = [Member(name=name, text="x", sources=["s"]) for name in names]
    return [(part.text, part.number) for part in anatomy.parts(own, members) if part.number]


def test_first_occurrence_of_a_field_is_numbered_by_its_path() -> None:
    twice = '{"errors":[{"code":1,"message":"the \\"code\\": x"},{"code":2}],"code":3}'

    assert [('"errors"', 2), ('"code"', 1)] == _marked(twice, "errors[].code", "errors")
    assert _marked(twice, "code") == [('"code"', 1)]
    assert _marked('{"p":{"e":{"code":1,"name":2}}}', "p.e.code, name") == [('"code"', 1), ('"name"', 1)]
    assert _marked('{"data":{"id":"1"}}', "media_id, data.id") == [('"id"', 1)]
    assert _marked('{"data":{"state":"x"}}', "state") == [('"state"', 1)]
    assert _marked("{ error: 'x: y', why: 1 }", "error", "x", "why", form="text") == [("error", 1), ("why", 3)]
    assert [] == _marked("Error processing your request: code", "request", form="text")


def test_xml_elements_and_attributes_are_numbered_in_bodies_with_the_right_title() -> None:
    body = '<?xml version="1.0"?><errors><error code="32">No</error></errors>'

    assert [("code", 1)] == _marked(body, "errors[].code, error/@code", "hash/error", form="xml")
    assert [("error", 1)] == _marked("<hash><a/><error>x</error></hash>", "hash/error (Old)", form="xml", title="Old form")
    assert [] == _marked("<hash><error>x</error></hash>", "hash/error (Old)", form="xml")


@pytest.mark.parametrize("body", ["}}}]]", '{"a', "{'a: b", "<a <b>>", "</a></b><c", '{"a":{"b":' * 500, "<a>" * 500, '"' * 999])
def test_truncated_body_is_unchanged(body: str) -> None:
    for form in ("json", "xml", "text"):
        own = Body.model_validate({"title": "T", "format": form, "body": body, "text": "x", "sources": ["s"]})
        parts = anatomy.parts(own, [Member(name="a.b, c", text="x", sources=["s"])])
        assert "".join(part.text for part in parts) == body


def test_every_diagram_has_a_text_unique_ids_and_no_inline_style(drawn: dict[str, str]) -> None:
    for url, text in drawn.items():
        ids = Counter(re.findall(r'\bid="([^"]+)"', text))
        assert [] == [name for name, count in ids.items() if count > 1], url
        assert " style=" not in text, url
        for svg in re.findall(r"<svg .*?</svg>", text, re.DOTALL):
            labels = re.search(r'role="img" aria-labelledby="([\w-]+) ([\w-]+)"', svg)
            if labels:
                assert re.search(rf'<title id="{labels[1]}">[^<]+</title>\n<desc id="{labels[2]}">[^<]+</desc>', svg), url
            else:
                assert 'aria-hidden="true"' in svg, url
    lists = {url: (text.count('<ol class="xr-flow"'), text.count('<ul class="xr-statuses"')) for url, text in drawn.items()}
    assert lists["errors/oauth/"] == (3, 1)
    assert lists["errors/media/"] == (1, 1)
    assert lists["guides/login-fails/"] == (2, 0)
    assert lists["guides/media-upload-fails/"] == (1, 0)
    assert 'id="xr-window-title"' in drawn["guides/rate-limited/"]
    assert 'id="xr-schedule-title"' in drawn["retry-policy/"]


def test_numbers_in_a_body_link_to_their_field(drawn: dict[str, str]) -> None:
    for url, text in drawn.items():
        for target, number in re.findall(r'<a class="xr-part" href="#([\w-]+)" data-number="(\d+)">', text):
            assert f'<li id="{target}" data-number="{number}">' in text, url
            assert target == f"xr-member-{number}"
