"""The cache of converted pages: it saves work, and changes neither a page nor a warning."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.__main__ import main
from generator.cache import opened
from generator.site import CONVERSIONS, configuration

CONFIG = """site_name: Small
theme: {name: mkdocs}
plugins: []
markdown_extensions: [attr_list, toc: {permalink: "#"}]
validation: {links: {not_found: warn, anchors: warn}}
"""
PAGES = {
    "index.md": "---\ntitle: Home\n---\n\n# Home\n\nRead [how](b.md#how), and [why](#why).\n\n## Why\n\n<p id='raw'>Raw</p>\n",
    "b.md": "---\ntitle: B\n---\n\n# B\n\n## How\n\nBack to [home](index.md#raw).\n",
    "no-title.md": "# Title from the *heading*\n",
}


@pytest.fixture(autouse=True)
def same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each build writes the same time into its pages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three pages, before its first build."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / ".build").mkdir()
    (tmp_path / "docs").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "docs" / name).write_text(text)
    return tmp_path


def built(project: Path) -> dict[str, bytes]:
    """Build with the cache of the project, and return the pages by path."""
    with opened(project / CONVERSIONS) as cache:
        build(configuration(project, project / "site", cache, strict=True))
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in (project / "site").rglob("*.html")}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_second_build_converts_only_pages_without_a_title_and_writes_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(project)
    convert, converted = Page.render, []

    def recorded(page: Page, config: MkDocsConfig, files: Files) -> None:
        converted.append(page.file.src_uri)
        convert(page, config, files)

    monkeypatch.setattr(Page, "render", recorded)

    assert before == built(project)
    assert ["no-title.md"] == converted


def test_edited_page_is_converted(project: Path) -> None:
    built(project)
    edit(project / "docs/b.md", "Back to", "Return to")

    assert b"Return to" in built(project)["site/b/index.html"]


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (("b.md", "## How", "## Now"), "does not contain an anchor '#how'"),
        (("index.md", "id='raw'", "id='new'"), "does not contain an anchor '#raw'"),
        (("b.md", "(index.md#raw)", "(gone.md)"), "'gone.md'"),
    ],
)
def test_link_without_a_target_is_reported_in_every_build(
    project: Path, change: tuple[str, str, str], warning: str, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    file, old, new = change
    edit(project / "docs" / file, old, new)

    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            built(project)
        assert warning in caplog.text


def test_link_to_a_removed_page_is_reported_although_the_page_with_the_link_is_unchanged(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(project)
    (project / "docs/b.md").unlink()

    with pytest.raises(Abort):
        built(project)
    assert "'b.md#how'" in caplog.text


def test_changed_setting_of_mkdocs_converts_all_pages(project: Path) -> None:
    before = built(project)["site/index.html"]
    edit(project / "mkdocs.yml", 'permalink: "#"', 'permalink: "§"')

    after = built(project)["site/index.html"]
    assert before != after
    assert "§" in after.decode()


def test_site_with_a_warning_is_not_replaced(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "mkdocs.yml").write_text(CONFIG)
    (small / "docs/about").mkdir()
    (small / "docs/about/index.md").write_text("[gone](gone.md)\n")
    (small / "site").mkdir()
    (small / "site/previous.html").write_text("kept")

    assert 1 == main(["site", "--root", str(small)])
    assert ["previous.html"] == [path.name for path in (small / "site").iterdir()]
    assert not (small / "site.new").exists()
    assert "site is unchanged." in capsys.readouterr().err
