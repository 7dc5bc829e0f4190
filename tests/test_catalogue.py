"""The linked catalogue: IDs, order, and derived values."""

from generator.catalogue import Catalogue, code_id, code_order
from generator.entries import Code


def code(name: str, kind: str) -> Code:
    return Code.model_validate(
        {
            "code": name,
            "kind": kind,
            "http": [],
            "title": "T",
            "summary": "S",
            "condition": "c",
            "causes": [],
            "fixes": [],
            "grade": "observed",
            "sources": [],
            "checked": "2026-11-26",
        }
    )


def test_id_is_api_prefix_and_code() -> None:
    assert code_id("v1.1", code("187", "numeric-code")) == "v1.1/187"
    assert code_id("v1", code("420", "http-status")) == "v1/http-420"
    assert code_id("streaming", code("7", "disconnect-code")) == "streaming/disconnect-7"
    assert code_id("ads", code("NOT_FOUND", "constant")) == "ads/NOT_FOUND"


def test_codes_are_sorted_by_kind_then_value() -> None:
    ordered = [
        code("88", "http-status"),
        code("403", "http-status"),
        code("34", "numeric-code"),
        code("130", "numeric-code"),
        code("2", "disconnect-code"),
        code("INTERNAL", "constant"),
        code("invalid-rules", "problem-type"),
        code("JOB", "constant"),
    ]

    shuffled = [*ordered[4:], *ordered[:4]]
    assert ordered == sorted(shuffled, key=code_order)


def test_number_has_its_meanings_in_every_api(catalogue: Catalogue) -> None:
    apis = [meaning.name.partition("/")[0] for meaning in catalogue.meanings["429"]]

    assert {"v1.1", "v2", "ads", "sorsa"} <= set(apis)


def test_rate_limiting_has_codes_of_every_version(catalogue: Catalogue) -> None:
    condition = catalogue.condition["rate-limited"].value
    codes = {code.name for code in catalogue.codes_of["rate-limited"]} | set(condition.also)

    assert {
        "v1/http-400",
        "v1/http-420",
        "v1.1/http-429",
        "v2/http-429",
        "ads/TOO_MANY_REQUESTS",
        "ads/TWEET_RATE_LIMIT_EXCEEDED",
        "streaming/http-420",
        "sorsa/http-429",
    } <= codes


def test_relations_are_listed_at_both_ends(catalogue: Catalogue) -> None:
    assert [("v1/http-420", "v1.1/http-429")] == [
        (r.source_id, r.target_id) for r in catalogue.relations_of["v1/http-420"] if r in catalogue.relations_of["v1.1/http-429"]
    ]
