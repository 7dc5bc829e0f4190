"""The hook of MkDocs by which the preview brings docs/ up to date before MkDocs reads it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.serve import rebuild


def on_pre_build(config: MkDocsConfig) -> None:
    """Rebuild docs/ in the folder of the configuration."""
    rebuild(Path(config.config_file_path or "").resolve().parent)
