"""The drawing of lifetimes: places follow from dates alone."""

from generator.catalogue import Catalogue
from generator.pictures.timeline import LEFT, RIGHT, timeline

TODAY = "2026-11-21"


def test_lanes_lie_between_the_first_year_and_the_end_of_this_one(catalogue: Catalogue) -> None:
    drawn = timeline(list(catalogue.api.values()), TODAY)

    assert all(LEFT <= lane.x <= lane.end <= RIGHT for lane in drawn.lanes)
    assert all(LEFT <= dot.x <= RIGHT for lane in drawn.lanes for dot in lane.dots)
    assert sorted(lane.y for lane in drawn.lanes) == [lane.y for lane in drawn.lanes]


def test_a_known_begin_or_end_is_marked_and_an_unknown_one_left_open(catalogue: Catalogue) -> None:
    lanes = {lane.api.id: lane for lane in timeline(list(catalogue.api.values()), TODAY).lanes}

    assert (lanes["v1"].opens, lanes["v1"].closes, lanes["v1"].span) == (False, True, "known from 2008-12-17 to 2013-06-11")
    assert (lanes["v2"].opens, lanes["v2"].closes, lanes["v2"].span) == (True, False, "from 2020-08-12 on")
    assert lanes["v1"].end < lanes["streaming"].end < lanes["v2"].end


def test_no_api_with_dated_facts_is_left_out(catalogue: Catalogue) -> None:
    drawn = {lane.api.id for lane in timeline(list(catalogue.api.values()), TODAY).lanes}

    assert drawn == {api.name for api in catalogue.apis if api.value.lifetime}
