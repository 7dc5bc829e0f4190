"""Each tested library raises the exceptions that the catalogue lists, and each expression reads from them what X sent."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.catalogue import Catalogue
from generator.entries import Expression, Expressions, Library, RaisedException
from tests.libraries.responses import RESPONSES
from tests.libraries.server import served
from tests.paths import ROOT

pytestmark = pytest.mark.libraries
HERE = Path(__file__).parent
PROGRAMS = {file.stem: file for file in sorted((HERE / "programs").iterdir()) if file.suffix in (".py", ".mjs")}
PYTHON = ROOT / ".venv/libraries/bin/python"
SECONDS = 60
NO_EXCEPTION = {
    "twarc": {"429-88", "429-problem"},  # it waits and repeats the request
    "twit": {"403-problem", "429-problem", "429-without-reset"},  # without `errors` in the body, it reports a success
}
"""Error responses after which a library raises nothing: its `retries` or `swallowed` says so."""


class Outcome(NamedTuple):
    """What a library made of one response: the name and text of its exception, and the value of each expression."""

    exception: str | None
    text: str
    values: dict[str, Any]


@pytest.fixture(scope="module", params=PROGRAMS)
def library(request: pytest.FixtureRequest, catalogue: Catalogue) -> Library:
    return catalogue.library[request.param].value


@pytest.fixture(scope="module")
def outcomes(library: Library) -> dict[str, Outcome]:
    """The outcome of each response, from one run of the program of the library."""
    program = PROGRAMS[library.id]
    assert PYTHON.exists(), "The libraries are not installed: run `make test-libraries`."
    if program.suffix == ".py":
        command = [str(PYTHON), "-I", "-W", "ignore", str(HERE / "run.py"), str(program)]
    else:
        command = [shutil.which("node") or "node", "--no-deprecation", str(HERE / "run.mjs"), str(program)]
    with served() as url:
        expressions = {name: own.expression for name, own in read(library).items()}
        given = {"bases": [f"{url}/{kind}" for kind in RESPONSES], "expressions": expressions}
        done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return {kind: Outcome(**json.loads(line)) for kind, line in zip(RESPONSES, done.stdout.splitlines(), strict=True)}


def read(library: Library) -> dict[str, Expression]:
    """The expressions that the catalogue has for a library, by the name of what they read."""
    return {name: own for name in Expressions.model_fields if (own := getattr(library.expressions, name))}


def listed(library: Library, status: int, exception: str) -> RaisedException | None:
    """The exception as the catalogue lists it for a status code: one without `when`, if there is one."""
    raised = [own for own in library.exceptions if own.name == exception and (status in own.http or not (own.http or own.codes))]
    return min(raised, key=lambda own: own.when is not None, default=None)


def test_each_response_raises_an_exception_that_the_catalogue_lists_for_its_status_code(
    library: Library, outcomes: dict[str, Outcome]
) -> None:
    wrong = []
    for kind, (exception, text, _) in outcomes.items():
        if exception is None:
            if RESPONSES[kind].readable and kind not in NO_EXCEPTION.get(library.id, ()):
                wrong.append(f"{kind}: no exception")
        elif not listed(library, RESPONSES[kind].status, exception):
            wrong.append(f"{kind}: {exception}: {text}")

    assert [] == wrong


def test_each_expression_reads_what_x_sent(library: Library, outcomes: dict[str, Outcome]) -> None:
    wrong = []
    for kind, (exception, _, values) in outcomes.items():
        raised = listed(library, RESPONSES[kind].status, exception) if exception else None
        if raised is None or raised.when:
            continue  # `note` says how to read the response then, if it can be read
        for name, wanted in RESPONSES[kind].readable.items():
            value = bool(values[name]) if name == "headers" and name in values else values.get(name, wanted)
            if value != wanted:
                wrong.append(f"{kind}: {read(library)[name].expression} is {value!r}, not {wanted!r}")

    assert [] == wrong


def test_each_expression_yields_a_value_for_some_response(library: Library, outcomes: dict[str, Outcome]) -> None:
    yielded = {
        name
        for kind, outcome in outcomes.items()
        if outcome.exception
        for name, value in outcome.values.items()
        if value == RESPONSES[kind].readable.get(name) or (name == "headers" and value)
    }

    assert set(read(library)) == yielded


def test_the_text_of_an_exception_is_the_one_that_the_catalogue_shows(library: Library, outcomes: dict[str, Outcome]) -> None:
    """A text with code 187 in the catalogue is compared with that of the response with this code."""
    shown = [own.shown for own in library.exceptions if own.shown and "Status is a duplicate." in own.shown]
    text = outcomes["403-187"].text

    assert [] == [example for example in shown if not re.fullmatch(pattern(example), text)]


def pattern(shown: str) -> str:
    """A regular expression for a text with <placeholders>."""
    return re.sub(r"<[a-z ]+>", ".*", re.escape(shown).replace(r"\ ", " "))


def test_the_versions_that_run_are_those_that_the_catalogue_describes(catalogue: Catalogue) -> None:
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / "requirements/libraries.in").read_text(), re.MULTILINE))
    pinned |= json.loads((HERE / "package.json").read_text())["dependencies"]
    tested = [library.value for library in catalogue.libraries if library.value.tested]
    described = {library.package.name: library.version for library in tested if library.package}

    assert described == pinned
