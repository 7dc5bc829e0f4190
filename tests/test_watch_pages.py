"""New lines on X's pages are reported until their hashes are saved: with local files and a local server, never the network."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.catalogue import Catalogue
from generator.watch.pages import LIMIT, SAVED, load
from tests.paths import ROOT

CHANGELOG = "https://docs.x.com/changelog"
CODES = "https://docs.x.com/x-ads-api/error-codes"
PAGE = """\
---
title: Changelog
---

<Update label="Aug 13, 2026">
  ### New metric

  We changed `video_total_views`.
</Update>
"""
TABLE = "| HTTP | Code |\n| :--- | :--- |\n| 403 | `ACCOUNT_NOT_FOUND` |\n"


@pytest.fixture
def root(small: Path) -> Path:
    """Return a small catalogue that watches two pages, beside a folder `docs` with their source files."""
    pages = [{"url": url, "reason": "Errors."} for url in (CHANGELOG, CODES)]
    (small / "data/watch.yaml").write_text(json.dumps({"openapi": [], "pages": pages, "links": []}))
    (small / "docs/x-ads-api").mkdir()
    (small / "docs/changelog.mdx").write_text(PAGE)
    (small / "docs/x-ads-api/error-codes.mdx").write_text(TABLE)
    return small


def watch(root: Path, *options: str, origin: str = "") -> int:
    return main(["watch", "--root", str(root), "--pages", "--origin", origin or str(root / "docs"), *options])


def save(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch(root, "--save") == 0
    capsys.readouterr()


def change(root: Path, old: str, new: str) -> None:
    file = root / "docs/changelog.mdx"
    file.write_text(file.read_text().replace(old, new))


def test_pages_as_last_saved_have_no_changes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)

    assert watch(root) == 0
    assert capsys.readouterr().out.split("\n\n") == [f"{CHANGELOG}: No changes.", f"{CODES}: No changes.\n"]


def test_new_lines_are_printed_and_missing_lines_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    change(root, "  We changed `video_total_views`.\n", "  We added error 999.\n  It is permanent.\n")

    assert watch(root) == 1
    blocks = capsys.readouterr().out.split("\n\n")
    assert blocks[:2] == [f"{CHANGELOG}: 2 new lines, 1 removed line.", "We added error 999.\nIt is permanent."]
    assert blocks[2] == f"{CODES}: No changes."


def test_new_lines_in_two_places_are_printed_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    change(root, "<Update label", "First.\n<Update label")
    change(root, "</Update>", "</Update>\nLast.")

    assert watch(root) == 1
    assert "2 new lines, 0 removed lines.\n\nFirst.\n\nLast.\n\n" in capsys.readouterr().out


def test_a_missing_line_alone_is_a_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    change(root, "  ### New metric\n", "")

    assert watch(root) == 1
    assert f"{CHANGELOG}: 0 new lines, 1 removed line.\n" in capsys.readouterr().out


def test_saving_ends_a_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    change(root, "New metric", "New error")

    assert watch(root, "--save") == 0
    assert "New error" in capsys.readouterr().out
    assert watch(root) == 0


SAME = [
    ("  We changed ", "We   changed\t"),
    ("title: Changelog", "title: Release notes"),
    ("\n", "\r\n"),
    ("`video_total_views`.", "`video\\_total\\_views`."),
    ("</Update>\n", "</Update>\n\n\n"),
]


@pytest.mark.parametrize(("old", "new"), SAME, ids=["whitespace", "front-matter", "line-ends", "escapes", "blank-lines"])
def test_change_of_format_alone_is_ignored(old: str, new: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    file = root / "docs/changelog.mdx"
    file.write_bytes(PAGE.replace(old, new).encode())

    assert watch(root) == 0


def test_moved_lines_are_ignored(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    body = PAGE.split("---\n")[2]
    (root / "docs/changelog.mdx").write_text("\n".join(reversed(body.splitlines())))

    assert watch(root) == 0


def test_the_saved_file_has_hashes_and_no_text_of_the_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)

    saved = (root / "data" / SAVED).read_text()
    assert {line for line in saved.splitlines() if " " in line} == {saved.splitlines()[0]}
    assert not any(word in saved for word in ("video_total_views", "ACCOUNT_NOT_FOUND", "Update"))


def test_a_page_no_longer_watched_leaves_the_saved_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    (root / "data/watch.yaml").write_text(json.dumps({"openapi": [], "pages": [{"url": CODES, "reason": "Errors."}], "links": []}))
    save(root, capsys)

    assert set(load(root)) == {CODES}


def test_the_body_of_an_issue_keeps_lines_inside_a_code_block(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    change(root, "</Update>", "````\n@everybody <img> \u202e\n</Update>" + "x" * 5000)

    assert watch(root, "--markdown") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [f"## {CHANGELOG}", "", "3 new lines, 1 removed line."]
    assert lines[4:7] == ["`````text", "````", "@everybody <img> ?"]
    assert lines[8] == "`````"
    assert max(map(len, lines)) < 500


FAULTS = {
    "html": (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "The page is HTML, not Markdown."),
    "empty": (b"---\ntitle: Changelog\n---\n\n", "The page is empty."),
    "binary": (b"\xff\xfe\xfd", "The page is not UTF-8 text."),
    "large": (b"a" * (LIMIT + 1), f"The page is larger than {LIMIT:,} bytes."),
}


@pytest.mark.parametrize(("raw", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_page_that_is_not_markdown_is_an_error(raw: bytes, problem: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    saved = (root / "data" / SAVED).read_text()
    file = root / "docs/changelog.mdx"
    file.write_bytes(raw)

    assert watch(root, "--save") == 2
    printed = capsys.readouterr()
    assert printed.err == f"{file}: {problem} Check whether X moved the page, and correct its URL under `pages` in data/watch.yaml.\n"
    assert printed.out == f"{CODES}: No changes.\n"
    assert (root / "data" / SAVED).read_text() == saved


def test_a_missing_source_file_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/changelog.mdx").unlink()

    assert watch(root) == 2
    assert capsys.readouterr().err == f"{root}/docs/changelog.mdx: The file cannot be read: No such file or directory. Check the path.\n"


def test_an_invalid_line_in_the_saved_file_is_an_error_until_it_is_saved_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)
    with (root / "data" / SAVED).open("a") as file:
        file.write("<<<<<<< HEAD\n")

    assert watch(root) == 2
    assert "The line is neither a URL nor a hash. Restore the file from Git" in capsys.readouterr().err
    save(root, capsys)
    assert watch(root) == 0


class Handler(BaseHTTPRequestHandler):
    """Serve the page at /docs/changelog.mdx, also after a redirect; every other path returns its last part as status code."""

    def do_GET(self) -> None:
        last = self.path.split("/")[1]
        status = int(last) if last.isdecimal() else 200
        if last == "noise":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
            return
        self.send_response(301 if last == "moved" else status)
        if last == "moved":
            self.send_header("Location", self.path.replace("moved", "docs"))
        self.end_headers()
        self.wfile.write(PAGE.encode() if last == "docs" else b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, root: Path) -> Iterator[str]:
    """Return the base URL of a local server; the catalogue watches one page there."""
    monkeypatch.setenv("no_proxy", "*")
    (root / "data/watch.yaml").write_text(json.dumps({"openapi": [], "pages": [{"url": CHANGELOG, "reason": "Errors."}], "links": []}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["docs", "docs/", "moved"])
def test_a_page_is_fetched_from_a_server(path: str, server: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, capsys)  # from the folder

    assert watch(root, origin=f"{server}/{path}") == 0


REFUSALS = {
    "404": "The server returned HTTP 404. Check whether X moved the page, ",
    "410": "The server returned HTTP 410. Check whether X moved the page, ",
    "429": "The server returned HTTP 429. Run the command again later.",
    "500": "The server returned HTTP 500. Run the command again later.",
    "200": "The page is empty. ",
    "noise": "The request failed: ",
}


@pytest.mark.parametrize(("path", "problem"), REFUSALS.items(), ids=REFUSALS)
def test_a_page_that_the_server_does_not_return_is_an_error(
    path: str, problem: str, server: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch(root, origin=f"{server}/{path}") == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"{server}/{path}/changelog.mdx: {problem}")
    assert printed.err.count("\n") == 1
    assert printed.out == ""


@pytest.mark.parametrize("origin", ["http://127.0.0.1:1", "http://[", "http://127.0.0.1:port", "https://"])
def test_a_server_that_cannot_be_reached_is_an_error(origin: str, server: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del server  # it is not asked

    assert watch(root, origin=origin) == 2
    printed = capsys.readouterr().err
    assert ": The request failed: " in printed
    assert printed.endswith(". Check the URL and the network connection, and run the command again.\n")
    assert printed.count("\n") == 1


@pytest.mark.parametrize("options", [[], ["--pages", "--openapi", "openapi.json"]])
def test_either_the_document_or_the_pages_are_compared(options: list[str], root: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["watch", "--root", str(root), *options])

    assert stopped.value.code == 2


def test_every_watched_page_of_the_catalogue_has_saved_lines(catalogue: Catalogue) -> None:
    saved = load(ROOT)

    assert {page.url for placed in catalogue.watch for page in placed.value.pages} == saved.keys()
    assert all(saved.values())
