"""The preview serves a saved change within seconds, with any way of saving, and survives mistakes."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.paths import BASE, ROOT

pytestmark = pytest.mark.slow
CONFIG = "site_name: Small\ntheme: {name: material, font: false}\nmarkdown_extensions: [attr_list]\nplugins: []\n"
ENTRY, TEMPLATE, PAGE = "data/apis/v1.1.yaml", "generator/templates/code.md.jinja", "errors/v1.1/187/"
TITLE = re.compile("(?<=title: )Status is a duplicate|(?<=title: )Posted .*")


@dataclass
class Preview:
    """A running preview of the minimal catalogue, with a copy of the generator whose templates tests can change."""

    root: Path
    url: str
    log: Path

    def builds(self) -> int:
        """Return the number of finished builds, successful or not."""
        lines = self.log.read_text().splitlines()
        return sum(line.startswith("docs/: ") or line.endswith("No page was written.") for line in lines)

    def shows(self, expected: str, seconds: float = 60) -> bool:
        """Whether the page of the code contains `expected` within `seconds`."""
        return within(seconds, lambda: expected in self.fetch())

    def says(self, expected: str, seconds: float = 60) -> bool:
        """Whether the terminal contains `expected` within `seconds`."""
        return within(seconds, lambda: expected in self.log.read_text())

    def fetch(self) -> str:
        try:
            with urllib.request.urlopen(self.url + PAGE, timeout=5) as response:  # noqa: S310 - our own URL
                return str(response.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("preview")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-u", "-m", "generator", "serve", "--address", address]
    log = root / "terminal.log"
    with log.open("a") as out, subprocess.Popen(command, cwd=root, stdout=out, stderr=out) as server:
        preview = Preview(root, f"http://{address}/", log)
        assert preview.shows("Status is a duplicate"), log.read_text()
        yield preview
        assert server.poll() is None, "the preview ended by itself"
        server.terminate()
        server.wait(timeout=30)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0  # MkDocs has ended too


@pytest.fixture
def preview(started: Preview) -> Iterator[Preview]:
    """The running preview, with the original catalogue and template before and after each test."""
    files = {name: (started.root / name).read_text() for name in (ENTRY, TEMPLATE)}
    started.log.write_text("")
    yield started
    changed = [name for name, text in files.items() if (started.root / name).read_text() != text]
    for name in changed:
        (started.root / name).write_text(files[name])
    assert not changed or started.shows("Status is a duplicate")


def renamed_over(file: Path, text: str) -> None:
    """Save as vim, JetBrains and `sed -i` do: write another file, and rename it over the old one."""
    draft = file.with_name("4913~")
    draft.write_text(text)
    draft.replace(file)


def written_in_place(file: Path, text: str) -> None:
    file.write_text(text)


@pytest.mark.parametrize("save", [written_in_place, renamed_over])
def test_saved_entry_is_served_with_any_way_of_saving(save: Callable[[Path, str], None], preview: Preview) -> None:
    file = preview.root / ENTRY
    for title in ("Posted before", "Posted earlier", "Posted twice"):
        save(file, TITLE.sub(title, file.read_text()))
        assert preview.shows(title)


def test_saved_snippet_is_built(preview: Preview) -> None:
    file = preview.root / "snippets/wait.py"
    text = file.read_text()
    renamed_over(file, f"{text}# a comment\n")
    assert preview.says("docs/: ")
    file.write_text(text)


def test_invalid_entry_prints_one_line_and_keeps_the_previous_page(preview: Preview) -> None:
    file = preview.root / ENTRY
    text = file.read_text()

    renamed_over(file, text.replace("title: Status is a duplicate", "titel: Broken"))
    assert preview.says('v1.1/187: The key "titel" is unknown. Did you mean "title"?'), preview.log.read_text()
    assert preview.shows("Status is a duplicate", seconds=1)

    renamed_over(file, TITLE.sub("Corrected", text))
    assert preview.shows("Corrected")


def test_invalid_template_prints_one_line_and_keeps_the_previous_page(preview: Preview) -> None:
    file = preview.root / TEMPLATE
    text = file.read_text()

    renamed_over(file, text + "{% if open %}\n")
    assert preview.says(f"{TEMPLATE}:{text.count(chr(10)) + 1}:1: code.md.jinja: TemplateSyntaxError: ")
    assert preview.shows("Status is a duplicate", seconds=1)
    assert "Traceback" not in preview.log.read_text()

    renamed_over(file, text + "<p>Corrected template</p>\n")
    assert preview.shows("Corrected template")


def test_thirty_files_saved_at_once_cause_at_most_two_builds(preview: Preview) -> None:
    for number in range(30):
        (preview.root / f"data/apis/draft-{number}.yaml").write_text("id: draft\n")
    assert preview.says("No page was written.")
    for number in range(30):
        (preview.root / f"data/apis/draft-{number}.yaml").unlink()
    assert preview.says("docs/: ")
    time.sleep(1.5)  # a pending build would have started by now

    assert preview.builds() <= 4  # two for the files, two for their removal
