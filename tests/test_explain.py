"""`explain` finds every code by ID, number, name and message, and handles any input."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.catalogue import Catalogue
from generator.explain import Code, find, nearest_ids, published
from generator.exports.documents import Documents, as_json
from generator.terminal import format_results
from generator.views import Views
from tests.paths import BASE, ROOT

DUPLICATE = '{"errors":[{"code":187,"message":"Status is a duplicate."}]}'
REFUSED = "No code has this ID, number, name, or message."


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> dict[str, Any]:
    """The real catalogue in the format of `/catalogue.json`."""
    values: dict[str, Any] = json.loads(as_json(Documents(Views(catalogue), "https://errors.example/").catalogue()))
    return values


@pytest.fixture(scope="module")
def codes(whole: dict[str, Any]) -> list[Code]:
    """The real codes."""
    return list(whole["codes"])


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal valid catalogue, built."""
    root = tmp_path_factory.mktemp("built") / "root"
    shutil.copytree(BASE, root)
    (root / "docs").mkdir()
    assert main(["build", "--root", str(root)]) == 0
    return root


@pytest.fixture
def built(first_build: Path, tmp_path: Path) -> Path:
    """A copy of the build, with the times of its files."""
    return shutil.copytree(first_build, tmp_path / "root")


def ids(found: list[Code]) -> list[str]:
    return [code["id"] for code in found]


def paste(monkeypatch: pytest.MonkeyPatch, pasted: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted)))


def test_id_in_any_case_finds_only_its_code(codes: list[Code]) -> None:
    assert codes
    for code in codes:
        for query in (code["id"], code["id"].upper(), code["id"].lower().replace("_", "-"), f" {code['id']}\n"):
            assert [code["id"]] == ids(find(query, codes)), query


def test_number_or_name_finds_all_its_meanings(codes: list[Code], catalogue: Catalogue) -> None:
    for name, meanings in catalogue.meanings.items():
        assert [code.name for code in meanings] == ids(find(name, codes))[: len(meanings)], name


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("420", ["v1/http-420", "v1.1/http-420", "streaming/http-420"]),
        ("HTTP 402", ["v2/http-402"]),
        ("http-402", ["v2/http-402"]),
        ("HTTP/1.1 402 Payment Required", ["v2/http-402"]),
        ("disconnect 7", ["streaming/disconnect-7"]),
        ("USAGE_CAPPED", ["v2/usage-capped"]),
        ("funding-instrument-not-found", ["ads/FUNDING_INSTRUMENT_NOT_FOUND"]),
        ("INTERNAL_ERROR", ["ads/INTERNAL_ERROR", "v2/internal-error"]),
        ("https://api.twitter.com/2/problems/usage-capped", ["v2/usage-capped"]),
        ("status is a duplicate", ["v1.1/187", "v1/http-403"]),
        ("Could not find tweet with id: [99].", ["v2/resource-not-found"]),
        ("User somebody else is over daily photo limit", ["v1.1/191"]),
    ],
)
def test_other_spellings_find_the_code(query: str, expected: list[str], codes: list[Code]) -> None:
    assert expected == ids(find(query, codes))


@pytest.mark.parametrize(
    "text", [DUPLICATE, f"403 {DUPLICATE}", "Status is a duplicate, and more", "the status is a duplicate", "cannot post"]
)
def test_query_that_needs_ranking_finds_nothing(text: str, codes: list[Code]) -> None:
    assert [] == find(text, codes)


@pytest.mark.slow
def test_every_message_finds_its_code(codes: list[Code]) -> None:
    for code in codes:
        for message in code["messages"]:
            assert code["id"] in ids(find(message["text"], codes)), message["text"]


def test_single_result_is_printed_in_full_and_several_in_short(whole: dict[str, Any], codes: list[Code]) -> None:
    one = format_results(find("v1.1/187", codes), whole)
    code = next(code for code in codes if code["id"] == "v1.1/187")
    parts = (
        "v1.1/187",
        "REST v1.1, HTTP 403",
        code["title"],
        code["summary"],
        code["responsible_label"],
        f"{code['retry_label']}. {code['retry_text']}",
        code["fixes"][-1]["text"],
        "(duplicate-content)",
    )
    for part in parts:
        assert " ".join(part.split()) in " ".join(one.split())
    assert "https://errors.example/errors/v1.1/187/" in one

    several = format_results(find("420", codes), whole)
    assert several.index("v1/http-420") < several.index("streaming/http-420")
    assert several.count("First fix") == 3
    assert "Page " not in several


def test_output_has_no_backticks_or_long_lines(whole: dict[str, Any], codes: list[Code]) -> None:
    for code in codes:
        text = format_results([code], whole)
        assert "`" not in text
        assert all(len(line) <= 100 or "://" in line for line in text.splitlines()[1:]), code["id"]


def test_misspelled_id_lists_the_nearest_ids(codes: list[Code]) -> None:
    assert nearest_ids("usage-caped", codes)[0] == "v2/usage-capped"
    assert nearest_ids("v1.1/1877", codes)[0] == "v1.1/187"
    assert nearest_ids("why does my bot no longer work", codes) == []


def test_unknown_query_exits_with_1_and_names_the_lookup_page(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--root", str(built), "1877"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f'{REFUSED} Nearest to "1877": v1.1/187.')
    assert "/lookup/" in err


@pytest.mark.parametrize("query", [[], ["-"]])
@pytest.mark.parametrize("pasted", ["187\n", "\ufeff187", "Status is a duplicate.", "STATUS  IS\nA DUPLICATE"])
def test_standard_input_is_read(
    query: list[str], pasted: str, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paste(monkeypatch, pasted.encode())

    assert main(["explain", "--root", str(built), *query]) == 0
    assert capsys.readouterr().out.startswith("v1.1/187  Status is a duplicate\n")


def test_several_words_need_no_quotes(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--root", str(built), "HTTP", "429"]) == 0
    assert capsys.readouterr().out.startswith("v1.1/http-429")


@pytest.mark.parametrize("query", ["187", "429", "Status is a duplicate."])
def test_json_output_is_the_list_of_codes(query: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--root", str(built), "--json", query]) == 0

    found = json.loads(capsys.readouterr().out)
    known = {code["id"]: code for code in json.loads((built / "docs/catalogue.json").read_text())["codes"]}
    assert found
    for code in found:
        assert known[code["id"]] == code
        assert code["page_url"].endswith(f"/errors/{code['id']}/")


def test_closed_pipe_is_not_an_error(built: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "generator", "explain", "--root", str(built), "187"]

    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (0, b"") == (done.returncode, done.stderr)


def test_explain_reads_the_built_catalogue_without_yaml_and_schemas(built: Path) -> None:
    program = "import sys; from generator.__main__ import main; main(sys.argv[1:]); print({'yaml', 'pydantic', 'jinja2'} & {*sys.modules})"
    command = [sys.executable, "-c", program, "explain", "--root", str(built), "187"]

    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.endswith("set()\n")


def test_unchanged_build_makes_the_built_catalogue_current(built: Path) -> None:
    os.utime(built / "docs/catalogue.json", (0, 0))
    assert published(built) is None

    main(["build", "--root", str(built)])
    assert published(built) is not None


def test_edited_data_is_read_before_the_next_build(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = built / "data/apis/v1.1.yaml"
    file.write_text(file.read_text().replace("title: Status is a duplicate", "title: Posted before"))

    assert main(["explain", "--root", str(built), "187"]) == 0
    assert capsys.readouterr().out.startswith("v1.1/187  Posted before\n")


def test_removed_data_file_makes_the_built_catalogue_stale(built: Path) -> None:
    (built / "data/guides/refused.yaml").unlink()

    assert published(built) is None


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"codes": []}', "\udcff", "[" * 100_000, "missing", "half", "other types"])
def test_invalid_built_catalogue_is_ignored(kept: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = built / "docs/catalogue.json"
    text = file.read_text()
    if kept == "missing":
        file.unlink()
    else:
        known = {"half": text[: len(text) // 2], "other types": text.replace('"Status is a duplicate"', "5")}
        file.write_text(known.get(kept, kept), errors="surrogateescape")

    assert published(built) is None
    assert main(["explain", "--root", str(built), "187"]) == 0
    assert capsys.readouterr().out.startswith("v1.1/187  Status is a duplicate\n")


def test_findings_are_printed_like_those_of_check(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small / "data/apis/v1.1.yaml"
    file.write_text(file.read_text().replace("title: Status is a duplicate", "titel: Broken"))
    assert main(["check", "--root", str(small)]) == 1
    expected = capsys.readouterr().err

    assert main(["explain", "--root", str(small), "187"]) == 1
    assert ("", expected) == capsys.readouterr()


@pytest.mark.parametrize(
    "pasted",
    [
        b"",
        b"\x00" * 1000,
        b"\xff\xfe\xfa",
        b"x" * 100_000,
        bytes(range(256)) * 400,
        b" " * 100_000,
        b"\n" * 100_000,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"code":' + b"9" * 100_000 + b"}",
        b'{"code":1e999999,"status":[[1]],"title":{},"detail":{},"type":null,"errors":{"errors":[null,true,[]]}}',
        b'{"message":"\\ud800\\u0000","type":"' + b"/" * 100_000 + b'"}',
        b'{"message":"' + b"There was an error " * 5000 + b'"}',
        b"secret-token-1234567890",
    ],
    ids=range(14),
)
def test_pasted_text_without_a_result_prints_one_line_without_repeating_it(
    pasted: bytes, built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paste(monkeypatch, pasted)

    assert main(["explain", "--root", str(built)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith(REFUSED)
    assert "secret" not in err
