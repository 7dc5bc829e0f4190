"""Jinja settings for all templates, and conversion of template errors to findings."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket

from generator.cache import Cache, digest
from generator.findings import Finding, Mark

TEMPLATES = Path(__file__).with_name("templates")


class _Sources(BaseLoader):
    """Loader that reads all templates in a folder once, so that `digest` always matches the rendered templates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts = {file.name: file.read_bytes() for file in sorted(folder.glob("*.jinja"))}
        self.names = tuple(self._texts)
        self.digest = digest(*(part for name, text in self._texts.items() for part in (name.encode(), text)))

    def get_source(self, _: Environment, template: str) -> tuple[str, str, None]:
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template].decode(), str(self.folder / template), None


class _Compiled(BytecodeCache):
    """Compiled templates, in memory and in the cache of a build.

    All are read from the cache at once, so that the cache keeps those that this build does not use.
    """

    _in_memory: ClassVar[dict[bytes, bytes]] = {}

    def __init__(self, sources: _Sources, cache: Cache | None) -> None:
        self._cache = cache
        self._keys = {name: digest(b"template", sources.digest, str(sources.folder).encode(), name.encode()) for name in sources.names}
        if cache:
            stored = ((key, cache.get(key)) for key in self._keys.values())
            self._in_memory.update((key, compiled) for key, compiled in stored if compiled)

    def get_cache_key(self, name: str, _: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._in_memory.get(self._keys[bucket.key]):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        key = self._keys[bucket.key]
        self._in_memory[key] = bucket.bytecode_to_string()
        if self._cache:
            self._cache.put(key, self._in_memory[key])


def environment(folder: Path, cache: Cache | None = None, **options: Any) -> Environment:
    """Create a Jinja environment for the templates in `folder`. An undefined name raises jinja2.UndefinedError.

    `cache` keeps the compiled templates.
    """
    sources = _Sources(folder)
    return Environment(
        loader=sources,
        bytecode_cache=_Compiled(sources, cache),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # each build creates its own environment
        **options,
    )


def templates_digest(env: Environment) -> bytes:
    """Return the digest of all templates in an environment that `environment` created. Raise TypeError for any other environment."""
    if not isinstance(env.loader, _Sources):
        raise TypeError("the environment has another loader")
    return env.loader.digest


class TemplateError(Exception):
    """Failure to compile or render a template. `args` has one finding, positioned at the template line."""


@contextmanager
def template_errors() -> Iterator[None]:
    """Convert exceptions from templates to TemplateError. Other exceptions propagate."""
    try:
        yield
    except Exception as error:
        mark = _place_in_template(error)
        if mark is None:
            raise
        tip = "Fix the template. Nothing was written, so the previous pages are unchanged."
        message = f"{type(error).__name__}: {error}".rstrip(".") + "."
        raise TemplateError(Finding(mark, mark.path.rpartition("/")[2], message, tip, "template")) from error


def _place_in_template(error: Exception) -> Mark | None:
    """Return the innermost template line in the traceback of `error`, or None if no template is in the traceback."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Mark(_shown_path(error.filename), error.lineno, 1)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".jinja")]
    return Mark(_shown_path(frames[-1].filename), frames[-1].lineno or 1, 1) if frames else None


def _shown_path(file: str) -> str:
    return Path(file).relative_to(TEMPLATES.parents[1]).as_posix()
