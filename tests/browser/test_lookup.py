"""The resolver: what the catalogue itself says is found first, and what is no X error gets no confident answer."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.catalogue import Catalogue

RESOLVE = """async (texts) => {
  const { resolve } = await import(new URL('/assets/javascripts/lookup.js', location).href);
  const { CONFIDENT } = await import(new URL('/assets/javascripts/finder.js', location).href);
  const index = await (await fetch('/assets/lookup.json')).json();
  return { confident: CONFIDENT, results: texts.map((text) => resolve(text, index)) };
}"""


def resolve(page: Page, texts: list[str]) -> tuple[float, list[list[dict[str, Any]]]]:
    """What counts as confident, and the results for each text."""
    page.goto("about/")
    answer = page.evaluate(RESOLVE, texts)
    return answer["confident"], answer["results"]


def first(results: list[dict[str, Any]]) -> str | None:
    return results[0]["id"] if results else None


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_every_id_typed_as_it_is_finds_itself_first(catalogue: Catalogue, page: Page) -> None:
    ids = [code.name for code in catalogue.codes]
    _, results = resolve(page, ids)

    assert ids == [first(found) for found in results]


def test_a_number_typed_alone_finds_the_page_of_the_number_first(catalogue: Catalogue, page: Page) -> None:
    numbers = sorted({code.value.code for code in catalogue.codes if code.value.code.isdecimal()})
    _, results = resolve(page, numbers)

    assert numbers == [first(found) for found in results]


def test_messages_and_examples_find_their_own_code_first_or_say_why_not(catalogue: Catalogue, page: Page) -> None:
    codes = catalogue.codes
    sent: dict[str, set[str]] = {}
    for code in codes:
        for message in code.value.messages:
            sent.setdefault(words(message.text), set()).add(code.name)
    asked = [(code.name, message.text) for code in codes for message in code.value.messages if len(sent[words(message.text)]) == 1]
    for code in codes:
        bodies = [f"HTTP {example.http}\n{example.body}" if example.http else example.body for example in code.value.examples]
        asked.extend((code.name, body) for body in bodies)

    _, results = resolve(page, [text for _, text in asked])

    missed = {name for (name, _), found in zip(asked, results, strict=True) if first(found) != name}
    excused = {code.name for code in codes if any(exception.rule == "found-first" for exception in code.value.allow)}
    assert missed == excused


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        '{"error":{"code":"resource_missing","message":"No such customer: cus_1","type":"invalid_request_error"}}',
        "Traceback (most recent call last):\n  File \"a.py\", line 187, in <module>\nKeyError: 'data'",
        "The quick brown fox jumps over the lazy dog on 2024-03-12 at 10:45 for 403 seconds.",
        'ERROR: duplicate key value violates unique constraint "users_pkey" DETAIL: Key (id)=(187) already exists.',
        "2024-04-20 12:04:29,404 INFO done in 420 ms",
        "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied",
        "npm ERR! code ENOENT",
        "\N{GRINNING FACE}\N{FIRE} hello",
        "שגיאה לא ידועה התרחשה בשרת",
        "[" * 10_000,
        '{"a":' * 5_000,
    ],
)
def test_a_text_that_is_no_error_of_x_gets_no_confident_answer(text: str, page: Page) -> None:
    confident, [results] = resolve(page, [text])

    assert [] == [result for result in results if result["score"] >= confident]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"errors":[{"code":187,"mess', "v1.1/187"),
        ("{'errors': [{'code': 187, 'message': 'Status is a duplicate.'}]}", "v1.1/187"),
        (r"{\"errors\":[{\"message\":\"Rate limit exceeded\",\"code\":88}]}", "v1.1/88"),
        ("[errors] => Array ( [0] => stdClass Object ( [code] => 89 [message] => Invalid or expired token. ) )", "v1.1/89"),
        ('<errors><error code="32">Could not authenticate you</error></errors>', "v1.1/32"),
        ('"type": "https://api.x.com/2/problems/usage-capped"', "v2/usage-capped"),
        ("https://api.twitter.com/2/problems/client-forbidden", "v2/client-forbidden"),
        ("You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints", "v1.1/453"),
        ("Status is a duplicte", "v1.1/187"),
        ("status is a dupl", "v1.1/187"),
        ("We can\u2019t complete this action right now: this request looks like it might be automated.", "v1.1/226"),
        ("HTTP/1.1 429 Too Many Requests\nx-rate-limit-remaining: 0\n", "429"),
        ("tweepy.errors.TooManyRequests: 429 Too Many Requests", "v2/http-429"),
        ("FUNDING_INSTRUMENT_NOT_FOUND", "ads/FUNDING_INSTRUMENT_NOT_FOUND"),
        ("error FALLING_BEHIND on the stream", "streaming/FALLING_BEHIND"),
    ],
)
def test_forms_in_which_errors_are_pasted_are_understood(text: str, expected: str, page: Page) -> None:
    _, [results] = resolve(page, [text])

    assert expected == first(results)


def test_the_reason_names_the_characters_that_decided(page: Page) -> None:
    text = "app[web.1]: “errors”:[{“code”:187,“message”:“Status is a duplicate.”}]"
    _, [results] = resolve(page, [text])

    pieces = {why["rule"]: text[why["start"] : why["end"]] for why in results[0]["why"]}
    assert pieces["code"] == "187"
    assert pieces["sentence"] == "Status is a duplicate"
