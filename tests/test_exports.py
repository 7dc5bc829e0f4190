"""The machine-readable forms hold what the pages hold."""

import csv
import io
import json

from generator.catalogue import Catalogue
from generator.exports import exports

SITE = "https://errors.example/"


def test_the_matrix_as_csv_holds_every_code_in_the_row_of_its_condition(catalogue: Catalogue) -> None:
    rows = list(csv.DictReader(io.StringIO(exports(catalogue, SITE)["matrix.csv"])))

    assert [row["condition"] for row in rows] == [condition.name for condition in catalogue.conditions]
    by_condition = {row["condition"]: row for row in rows}
    for code in catalogue.codes:
        api = code.name.partition("/")[0]
        assert code.name in by_condition[code.value.condition][api].split()


def test_the_row_of_rate_limiting_tells_codes_at_home_from_others(catalogue: Catalogue) -> None:
    rows = {row["condition"]: row for row in csv.DictReader(io.StringIO(exports(catalogue, SITE)["matrix.csv"]))}

    assert "v1/http-420" in rows["rate-limited"]["v1"].split()
    assert "(v1/http-400)" in rows["rate-limited"]["v1"].split()
    assert "absent" in rows["bulk-item-failed"]["ads"].split()


def test_the_retry_policy_names_the_classes_of_every_code_and_explains_each(catalogue: Catalogue) -> None:
    policy = json.loads(exports(catalogue, SITE)["retry-policy.json"])

    assert set(policy["codes"]) == set(catalogue.code)
    assert {name for names in policy["codes"].values() for name in names} <= set(policy["classes"])
    for retry in policy["classes"].values():
        assert retry["text"]
        assert all(url.startswith("https://") for url in retry["sources"])
        assert ("wait" in retry) == (retry["again"] == "after-wait")


def test_the_retry_policy_says_in_figures_what_its_sentences_say(catalogue: Catalogue) -> None:
    classes = json.loads(exports(catalogue, SITE)["retry-policy.json"])["classes"]

    assert {"first_ms": 5000, "growth": "double", "cap_ms": 320_000, "jitter": True, "borrowed": True} == classes["backoff"]["wait"]
    assert {"first_ms": 250, "growth": "add", "add_ms": 250, "cap_ms": 16_000} == classes["stream-now"]["wait"]
    assert {"name": "x-rate-limit-reset", "holds": "time"} == classes["wait-reset"]["wait"]["until"][0]
    assert ["wait-reset", "wait-day", "wait-period", "stream-limit"] == json.loads(exports(catalogue, SITE)["retry-policy.json"])["codes"][
        "v2/http-429"
    ]


def test_the_programs_of_a_snippet_are_published_as_they_stand(catalogue: Catalogue) -> None:
    published = {path: text for path, text in exports(catalogue, SITE).items() if path.startswith("snippets/")}

    assert {path.rpartition("/")[2]: text for path, text in published.items()} == catalogue.programs
