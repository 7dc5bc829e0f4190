"""Texts for tickets: both voices of every code, whole, plain and right about who must act."""

import re

import pytest

from generator.catalogue import Catalogue
from generator.ticket import LONGEST, Ticket, tickets
from generator.views import Views


@pytest.fixture(scope="module")
def texts(catalogue: Catalogue) -> dict[str, list[Ticket]]:
    """Code id to its texts."""
    views = Views(catalogue)
    return {view.id: tickets(view, views) for view in views.codes.values()}


def told(ticket: Ticket) -> str:
    rows = [f"{label}: {value}" for label, value in ticket.rows]
    return "\n".join([ticket.heading, *rows, f"{ticket.ask}:", *ticket.collect, ticket.page])


def test_every_code_has_both_voices_with_every_row_filled(texts: dict[str, list[Ticket]]) -> None:
    wanted = {
        "To the customer": ["What it means", "Who must act", "Retry", "What to do first"],
        "Internal": ["Code", "API", "Meaning", "Who must act", "Retry", "First fix"],
    }
    for voices in texts.values():
        assert wanted == {ticket.voice: [label for label, _ in ticket.rows] for ticket in voices}
        for ticket in voices:
            parts = [ticket.heading, *(value for _, value in ticket.rows), ticket.ask, *ticket.collect, ticket.page, ticket.line]
            assert all(part.strip() for part in parts)
            assert ticket.collect


def test_every_text_is_plain_and_names_its_code_and_api(texts: dict[str, list[Ticket]], catalogue: Catalogue) -> None:
    for name, voices in texts.items():
        api = catalogue.api[name.partition("/")[0]].title
        for ticket in voices:
            assert "`" not in told(ticket) + ticket.line
            assert name in told(ticket)
            assert api in told(ticket)


def test_one_line_fits_a_chat_and_says_who_must_act_and_whether_to_send_again(texts: dict[str, list[Ticket]]) -> None:
    for voices in texts.values():
        for ticket in voices:
            assert len(ticket.line) <= LONGEST
            assert ticket.line.count(" · ") >= 2
            for label in [label for label, _ in ticket.rows][-3:-1]:
                assert f" · {label}: " in ticket.line


def test_the_customer_is_told_in_whole_sentences_and_never_asked_for_a_secret(texts: dict[str, list[Ticket]]) -> None:
    for customer, internal in texts.values():
        assert [] == [value for _, value in customer.rows if not value.endswith((".", "?", "!"))]
        assert ".." not in customer.heading
        for ticket in (customer, internal):
            assert "never a key, token, secret or cookie" in ticket.ask


def test_the_one_who_must_act_is_named_and_not_spoken_to(texts: dict[str, list[Ticket]]) -> None:
    acts = {name: [dict(ticket.rows)["Who must act"] for ticket in texts[name]] for name in texts}

    assert acts["v1.1/131"] == ["X: the fault is on its side.", "X: the fault is on its side"]
    assert acts["sorsa/http-500"][0] == "Sorsa: the fault is on its side."
    assert acts["v1.1/187"][0] == "Whoever runs the program: change it or what it sends."
    assert [] == [name for name, both in acts.items() for act in both if "{" in act or "You" in act.split() or "your" in act]


def test_where_the_texts_say_you_the_customer_is_told_who_that_is(texts: dict[str, list[Ticket]]) -> None:
    for customer, _ in texts.values():
        values = " ".join([*(value for _, value in customer.rows), *customer.collect])
        assert bool(re.search(r"\b[Yy]ou(r|rs)?\b", values)) == ('Below, "you" means' in customer.heading)


def test_the_whole_of_one_code(texts: dict[str, list[Ticket]], catalogue: Catalogue) -> None:
    customer, internal = texts["v1.1/187"]
    code = catalogue.code["v1.1/187"].value
    retry = catalogue.retry[code.retry or catalogue.condition[code.condition].value.retry]

    assert customer.heading == (
        f"Thanks for your report. The error is 187 in REST API v1.1 of X: {code.title}. "
        'Below, "you" means the developer of the program that calls the API.'
    )
    assert internal.line.startswith(
        f"v1.1/187: {code.title} · REST API v1.1 · Who must act: Whoever runs the program · Retry: {retry.title}"
    )
    assert internal.rows[:2] == [("Code", "v1.1/187 (HTTP 403)"), ("API", "REST API v1.1")]
