"""The highlighted part of example responses, and how pages show it."""

import pytest

from generator.catalogue import Catalogue
from generator.entries import Code, Example, Message
from generator.highlight import example_segments
from generator.views import Views

SHARED = "https://api.twitter.com/2/problems/not-authorized-for-resource"


def code(kind: str, name: str, **more: object) -> Code:
    return Code.model_validate(
        {
            "code": name,
            "kind": kind,
            "http": [],
            **dict.fromkeys(("title", "summary"), "Words"),
            "condition": "c",
            "causes": [{"text": "Words", "sources": ["a"]}],
            "fixes": ["Words"],
            "checked": "2026-11-26",
            "grade": "documented",
            "sources": ["s"],
            **more,
        }
    )


def marked(body: str, entry: Code, **more: object) -> list[str]:
    example = Example.model_validate({"body": body, "source": "s", **more})
    return [text for text, decides in example_segments(example, entry) if decides]


@pytest.mark.parametrize(
    ("kind", "name", "more", "body", "expected"),
    [
        ("numeric-code", "32", {}, '{"errors":[{"code": 327},{"message":"32","code": 32}]}', '"code": 32'),
        ("numeric-code", "87", {}, '<error code="87">Client</error>', 'code="87"'),
        (
            "problem-type",
            "usage-capped",
            {},
            '{"type":"https://api.twitter.com/2/problems/usage-capped"}',
            "https://api.twitter.com/2/problems/usage-capped",
        ),
        ("problem-type", "about-blank", {"type": "about:blank"}, '{"type":"about:blank"}', "about:blank"),
        ("constant", "NOT_FOUND", {}, '{"message":"NOT_FOUND_X","code":"NOT_FOUND"}', '"NOT_FOUND"'),
        ("disconnect-code", "4", {}, '{"disconnect":{"code": 4,"reason":"x 4"}}', '"code": 4'),
        ("oauth-error", "invalid_grant", {}, "{ error: 'invalid_grant' }", "invalid_grant"),
    ],
)
def test_each_kind_of_code_has_its_own_highlight(kind: str, name: str, more: dict[str, object], body: str, expected: str) -> None:
    assert [expected] == marked(body, code(kind, name, **more))


def test_message_is_highlighted_before_a_shared_type() -> None:
    entry = code("problem-type", "list-not-owner", type=SHARED, messages=[Message(text="Not your list 12.", varies=["12"], sources=["s"])])

    assert ["Not your list 7."] == marked(f'{{"type":"{SHARED}","detail":"Not your list 7."}}', entry)
    assert [SHARED] == marked(f'{{"type":"{SHARED}"}}', entry)


def test_status_line_is_highlighted_for_a_status_code_even_if_the_body_repeats_it() -> None:
    assert ["HTTP 403"] == marked('{"status":403}', code("http-status", "403"), http=403)
    assert ["403"] == marked('{"status":403}', code("http-status", "403"))


def test_status_line_is_highlighted_if_nothing_in_the_body_matches() -> None:
    assert ["HTTP 404"] == marked("{}", code("numeric-code", "34"), http=404, headers=["x-a: 34"])
    assert [] == marked("{}", code("numeric-code", "34"))


def test_every_example_is_complete_with_one_highlight(catalogue: Catalogue) -> None:
    seen = 0
    for view in Views(catalogue).codes.values():
        for example in view.code.examples:
            parts = example_segments(example, view.code)
            status = [f"HTTP {example.http}"] if example.http else []
            assert "\n".join([*status, *example.headers, example.body]) == "".join(text for text, _ in parts), view.id
            assert [True] == [decides for _, decides in parts if decides], view.id
            seen += 1
    assert seen > 100
