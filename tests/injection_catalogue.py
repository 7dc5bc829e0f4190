"""Write catalogues with a given text in every text field."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from generator.entries import (
    ApiFile,
    Changelog,
    Code,
    Common,
    Expressions,
    Family,
    Flows,
    Guide,
    Library,
    Overviews,
    Retries,
    Slug,
    Snippets,
    Source,
    Synonyms,
    Watch,
)
from tests.paths import ROOT

PAYLOADS = (ROOT / "tests/payloads.txt").read_text().splitlines()
NOT_FREE = {"Source.url", "Source.archived", "Library.repository", "Allow.rule", "Message.varies", "Hint.pattern"}
"""Fields whose text is limited by a rule or a list of names, or must be part of another text."""
FREE = ("^\\S(?:[^\\n]*\\S)?$", 1)
"""The constraints that identify free text: the pattern of `Line`, and the minimum length of `Sent`."""


def fields(model: Any) -> Iterator[str]:
    """Yield `Type.field` of every free text in a type, at any depth."""
    for part in _inner(model):
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                own = f"{part.__name__}.{name}"
                yield from {own} - NOT_FREE if _free(field.annotation, field.metadata) else fields(field.annotation)


def fill(value: Any, model: Any, make: Callable[[str], str]) -> Any:
    """Return a plain value of a type, with every free text replaced by the text that `make` returns for its `Type.field`."""
    if value is None:
        return None
    if isinstance(value, list):
        return [fill(item, model, make) for item in value]
    part = next((part for part in _inner(model) if isinstance(part, type) and issubclass(part, BaseModel)), None)
    if part is None or not isinstance(value, dict):
        return value
    if get_origin(model) is dict:
        return {key: fill(item, part, make) for key, item in value.items()}
    filled = {}
    for name, field in part.model_fields.items():
        key, own = field.alias or name, f"{part.__name__}.{name}"
        if key not in value:
            continue
        old = value[key]
        if own not in NOT_FREE and _free(field.annotation, field.metadata):
            filled[key] = [make(own) for _ in old] if isinstance(old, list) else make(own)
        else:
            filled[key] = fill(old, field.annotation, make)
    return filled


def write(folder: Path, count: int, make: Callable[[str], str]) -> None:
    """Write `count` entries of each type below `folder`, with every text from `make`."""
    numbers = range(count)
    files: dict[str, tuple[Any, Any]] = {
        "changelog": (Changelog, {"releases": [{"version": "2026-11-21", "changes": [_change(i) for i in numbers]}]}),
        "common": (
            Common,
            {"codes": [{"id": _id(i), "text": ""} for i in numbers], "examples": [{"title": "", "text": ""} for _ in numbers]},
        ),
        "overviews": (Overviews, {"pages": [{"url": "matrix/", "keywords": [""]} for _ in numbers]}),
        "synonyms": (Synonyms, {"groups": [["tweet", "post"]]}),
        "flows": (Flows, {"flows": [_flow(i) for i in numbers]}),
        "retry": (Retries, {"classes": [_retry(i) for i in numbers]}),
        "snippets": (Snippets, {"snippets": [_snippet(i) for i in numbers]}),
        "sources": (dict[Slug, Source], {f"s{i}": _source(i) for i in numbers}),
        "watch": (
            Watch,
            {"openapi": [_accepted() for _ in numbers], "pages": [_watched() for _ in numbers], "links": [_unchecked() for _ in numbers]},
        ),
        **{f"conditions/f{i}": (Family, _family(i)) for i in numbers},
        **{f"guides/g{i}": (Guide, _guide(i)) for i in numbers},
        **{f"libraries/l{i}": (Library, _library(i)) for i in numbers},
        **{f"apis/a{i}": (ApiFile, _api(i)) for i in numbers},
    }
    for name, (model, value) in files.items():
        file = folder / f"data/{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        filled = fill(value, model, make)
        for code in filled.get("codes", []):
            for message in code.get("messages", []):
                message["varies"] = [message["text"][: len(message["text"]) // 2]]
        file.write_text(json.dumps(filled, ensure_ascii=False))
    (folder / "snippets").mkdir()
    for i in numbers:
        text = make("program")
        (folder / f"snippets/p{i}.py").write_text(f"# {text}\n{text}\n\n~~~~~~\n{text}\n~~~~~~~~\n\n{text}\n")
    (folder / "docs").mkdir()


def _inner(model: Any) -> Iterator[Any]:
    """Yield the types inside lists, mappings and unions."""
    arguments = get_args(model) if get_origin(model) in (list, dict, Union) or type(model).__name__ == "UnionType" else ()
    for argument in arguments:
        yield from _inner(argument)
    if not arguments:
        yield model


def _free(annotation: Any, metadata: Any) -> bool:
    """Whether an annotation is a free text, an optional one, or a list of them."""
    own = [item for item in metadata if isinstance(item, StringConstraints)]
    own += [item for item in getattr(annotation, "__metadata__", ()) if isinstance(item, StringConstraints)]
    free = any(item.pattern == FREE[0] or item.min_length == FREE[1] for item in own)
    return free or any(_free(part, ()) for part in get_args(annotation) if part is not annotation and not isinstance(part, str))


def _id(i: int) -> str:
    return f"a{i}/E{i:03}"


def _source(i: int) -> dict[str, Any]:
    return {
        "title": "",
        "kind": "thread",
        "read": "2026-11-21",
        "url": f"https://x.test/{i}",
        "archived": f"https://a.test/{i}",
        "note": "",
    }


def _change(i: int) -> dict[str, Any]:
    return {"kind": "added", "text": "", "codes": [_id(i)]}


def _accepted() -> dict[str, Any]:
    return {"only": "catalogue", "kind": "type", "names": [""], "reason": ""}


def _watched() -> dict[str, Any]:
    return {"url": "https://docs.x.com/changelog", "reason": ""}


def _unchecked() -> dict[str, Any]:
    return {"address": "", "reason": ""}


def _claim(i: int, **more: Any) -> dict[str, Any]:
    return {"text": "", "sources": [f"s{i}"], **more}


def _retry(i: int) -> dict[str, Any]:
    texts = dict.fromkeys(("title", "text", "note"), "")
    return {"id": f"r{i}", **texts, "again": "after-wait", "wait": {"event": ""}, "snippet": f"p{i}", "sources": [f"s{i}"]}


def _flow(i: int) -> dict[str, Any]:
    stage = {"title": "", "from": "program", "to": "x", "text": "", "calls": [""], "codes": [_id(i)], "sources": [f"s{i}"]}
    own = {"id": f"w{i}", "title": "", "text": "", "apis": [f"a{i}"], "guides": [f"g{i}"]}
    return {**own, "stages": [stage], "anywhere": _claim(i, codes=[_id(i)])}


def _snippet(i: int) -> dict[str, Any]:
    return {"id": f"p{i}", "title": "", "text": "", "notes": [""], "keywords": [""], "sources": [f"s{i}"]}


def _family(i: int) -> dict[str, Any]:
    condition = {
        "id": f"c{i}",
        **dict.fromkeys(("title", "summary"), ""),
        "act": "platform",
        "retry": f"r{i}",
        "fixes": [_claim(i), _claim(i)],
        "checked": "2026-11-21",
        "notes": [_claim(i)],
        "keywords": [""],
        "snippet": f"p{i}",
        "relations": [_claim(i, **{"from": _id(i), "kind": "gone"})],
        "story": {"title": "", "periods": [_period(i, since="2010"), _period(i, until="2012")]},
        "absent": [_claim(i, api=f"a{i}")],
        "allow": [{"rule": "title-length", "reason": ""}],
    }
    return {"family": f"f{i}", "order": i, "title": "", "collect": [""], "conditions": [condition]}


def _period(i: int, **dates: str) -> dict[str, Any]:
    return _claim(i, codes=[_id(i)], where="", hosts=[""], **dates)


def _guide(i: int) -> dict[str, Any]:
    end = {"if": "", "do": "", "code": _id(i)}
    steps = [
        {"id": "one", "ask": "", "why": "", "answers": [{"if": "", "step": "two"}, end]},
        {"id": "two", "ask": "", "why": "", "answers": [end]},
    ]
    return {
        "id": f"g{i}",
        "order": i,
        **dict.fromkeys(("title", "symptom", "settles"), ""),
        "starts_from": [_id(i)],
        "keywords": [""],
        "steps": steps,
        "collect": [""],
        "snippets": [f"p{i}"],
        "sources": [f"s{i}"],
        "checked": "2026-11-21",
    }


def _library(i: int) -> dict[str, Any]:
    cited = {"sources": [f"s{i}"]}
    raised = {"name": "", "http": [403, 599], "codes": [_id(i)], "when": "", "shown": "", "note": "", **cited}
    reading = {name: {"expression": "", **cited} for name in Expressions.model_fields}
    return {
        "id": f"l{i}",
        "order": i,
        **dict.fromkeys(("name", "language", "version", "summary"), ""),
        "package": {"registry": "npm", "name": ""},
        "repository": f"https://r.test/{i}",
        "commit": "0" * 40,
        "state": "archived",
        "state_note": _claim(i),
        "apis": [f"a{i}"],
        "catch": {"expression": "", **cited},
        "exceptions": [raised],
        "expressions": reading,
        "swallowed": [_claim(i)],
        "texts": [{"text": "", "http": [403], "codes": [_id(i)], "misleads": "", **cited}],
        "retries": [_claim(i, of="calls", mode="default", http=[429])],
        "timeout": _claim(i, seconds=30),
        "keywords": [""],
    }


def _api(i: int) -> dict[str, Any]:
    return {
        "id": f"a{i}",
        "order": i,
        **dict.fromkeys(("title", "label", "owner", "summary"), ""),
        "status": "limited",
        "hosts": [""],
        "sources": [f"s{i}"],
        "lifetime": [_claim(i, date="2012-09-05")],
        "bodies": [_claim(i, title="", format="json", body="")],
        "members": [_claim(i, name="")],
        "headers": [_claim(i, name="")],
        "facts": [_claim(i)],
        "practices": [_claim(i)],
        "collect": [""],
        "habit": 1,
        "hints": [{"pattern": f"a{i}", "points": 5}],
        "codes": [_code(i), _code_without_list(i)],
    }


def _code_without_list(i: int) -> dict[str, Any]:
    """Return a second code of the API, whose page shows what the lists of its API and family collect."""
    return {name: value for name, value in _code(i).items() if name not in ("was", "collect")} | {"code": f"F{i:03}"}


def _code(i: int) -> dict[str, Any]:
    return {
        "code": f"E{i:03}",
        "kind": "constant",
        "http": [403],
        **_texts(Code),
        **dict.fromkeys(("misleads", "lifetime"), _claim(i)),
        "description": [_claim(i)],
        "phrase": _claim(i),
        "checked": "2026-11-21",
        "condition": f"c{i}",
        "messages": [_claim(i)],
        "causes": [_claim(i)],
        "fixes": [_claim(i), _claim(i)],
        "examples": [{"body": "", "source": f"s{i}", "http": 403, "headers": [""], "note": ""}],
        "disagreements": [_claim(i)],
        "grade": "documented",
        "sources": [f"s{i}"],
        "was": [f"a{i}/old-{i}"],
        "allow": [{"rule": "title-length", "reason": ""}],
    }


def _texts(model: type[BaseModel]) -> dict[str, Any]:
    """Return an empty value for each free text of a type, and a list of one for each list of texts."""
    return {
        name: [""] if get_origin(field.annotation) is list else ""
        for name, field in model.model_fields.items()
        if _free(field.annotation, field.metadata)
    }
