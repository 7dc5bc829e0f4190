"""Texts for tickets: a reply to the customer and a note for colleagues, for every code."""

import re

import pytest

from generator.catalogue import Catalogue
from generator.pages.ticket import LONGEST, Ticket, tickets
from generator.quote import one_line
from generator.views import Views


@pytest.fixture(scope="module")
def views(catalogue: Catalogue) -> Views:
    return Views(catalogue)


@pytest.fixture(scope="module")
def texts(views: Views) -> dict[str, list[Ticket]]:
    """The texts of all codes by ID."""
    return {view.id: tickets(view, views) for view in views.codes.values()}


def whole(ticket: Ticket) -> str:
    """Return all texts of a ticket except the message and the one-line summary."""
    rows = [f"{label}: {value}" for label, value in ticket.rows]
    return "\n".join([ticket.opening, *rows, ticket.ask, *ticket.collect])


def test_every_code_has_complete_texts_for_both_audiences(texts: dict[str, list[Ticket]], views: Views) -> None:
    for name, both in texts.items():
        current = {"What it means", "First fix", "Retry", "Who must act"}
        wanted = current - {"First fix"} | {"Retired"} if views.codes[name].moved else current
        customer, internal = ({label for label, _ in ticket.rows} for ticket in both)
        assert (wanted, wanted) == (customer, internal - {"Caution"})
        for ticket in both:
            parts = [ticket.opening, *(value for _, value in ticket.rows), ticket.ask, *ticket.collect, ticket.line]
            assert all(part.strip() for part in parts)
            assert ticket.collect


def test_texts_have_the_exact_first_message(texts: dict[str, list[Ticket]], catalogue: Catalogue) -> None:
    for placed in catalogue.codes:
        messages = placed.value.messages
        for ticket in texts[placed.name]:
            assert ticket.message == (one_line(messages[0].text) if messages else "")


def test_texts_name_code_and_api(texts: dict[str, list[Ticket]], views: Views) -> None:
    for name, (customer, internal) in texts.items():
        view = views.codes[name]
        for ticket in (customer, internal):
            assert view.api.name in ticket.opening
            assert view.code.kind == "message" or view.code.code in ticket.opening
        assert f"({name})" in internal.opening


def test_status_code_is_named_with_its_reason_phrase(texts: dict[str, list[Ticket]]) -> None:
    assert "You received HTTP 420 Enhance Your Calm from X's REST and Search API v1." == texts["v1/http-420"][0].opening
    assert "You received HTTP 429 Too Many Requests from Sorsa API v3." == texts["sorsa/http-429"][0].opening


def test_one_line_summary_is_short_and_complete(texts: dict[str, list[Ticket]]) -> None:
    for both in texts.values():
        for ticket in both:
            assert len(ticket.line) <= LONGEST
            assert "`" not in ticket.line.replace("`id`", "")  # a message of the Livestream API has backticks
            assert " · Who must act: " in ticket.line
            assert " · Retry: " in ticket.line


def test_rows_are_sentences_and_never_ask_for_secrets(texts: dict[str, list[Ticket]]) -> None:
    for both in texts.values():
        for ticket in both:
            assert [] == [value for _, value in ticket.rows if not re.search('[.?!][`"”]?$', value)]
            assert [] == [value for _, value in ticket.rows if ".." in value.replace("...", "")]
            assert re.search("Don't (include|copy) keys, tokens, secrets, or cookies", ticket.ask)


def test_who_must_act_is_a_sentence_about_a_person_or_company(texts: dict[str, list[Ticket]]) -> None:
    acts = {name: dict(both[0].rows)["Who must act"] for name, both in texts.items()}

    assert acts["v1.1/131"] == "X probably needs to fix this. The request may be correct."
    assert acts["sorsa/http-500"] == "Sorsa probably needs to fix this. The request may be correct."
    assert acts["v1.1/187"] == "The developer of the program needs to change the code or the request."
    assert [] == [name for name, act in acts.items() if "{" in act or "You" in act.split() or "your" in act.split()]


def test_texts_of_a_retired_code_start_with_what_to_use_instead(texts: dict[str, list[Ticket]], views: Views) -> None:
    retired = [name for name, view in views.codes.items() if (view.code.status or view.api.status) == "retired"]
    assert retired
    for name in retired:
        for ticket in texts[name]:
            label, value = ticket.rows[0]
            assert label == "Retired"
            assert value.startswith(("Move ", "Replace ", "Rewrite ", "Look up "))


def test_texts_of_a_success_without_a_body_do_not_ask_for_a_body(texts: dict[str, list[Ticket]], views: Views) -> None:
    for name in [name for name, view in views.codes.items() if view.retry_id == "no-body"]:
        for ticket in texts[name]:
            assert "body" not in " ".join(ticket.collect)
            assert dict(ticket.rows)["Retry"].startswith("Not needed. ")


def test_complete_texts_of_a_code(texts: dict[str, list[Ticket]], views: Views) -> None:
    customer, internal = texts["v1.1/187"]
    view = views.codes["v1.1/187"]

    assert customer.opening == "You received error 187 (HTTP 403) from X's REST API v1.1."
    assert (customer.message_label, customer.message) == ("Message", "Status is a duplicate.")
    assert dict(customer.rows)["Retry"] == f"{view.verdict}. {view.retry}"
    assert customer.line.startswith(
        "187 Status is a duplicate (REST API v1.1) · Who must act: the developer · Retry: Once, after a change."
    )
    assert internal.opening == "The customer received error 187 (HTTP 403) from X's REST API v1.1 (v1.1/187)."
    assert internal.line.startswith("v1.1/187: Status is a duplicate (REST API v1.1) · ")
    assert internal.rows[-1][0] == "Caution"
    assert "never" not in whole(customer)
