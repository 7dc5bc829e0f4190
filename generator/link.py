"""Build the catalogue from validated files: give entries their IDs and positions, and separate codes from their APIs."""

from collections.abc import Iterator
from typing import Any

from generator.catalogue import Catalogue, Placed, code_id
from generator.entries import Api, ApiFile, Code, Condition, Family
from generator.validate import Files


def link(files: Files, programs: dict[str, str], library_programs: frozenset[str] | None = None) -> Catalogue:
    """Build the catalogue from the validated `files`.

    `programs` maps the file names of snippets to source code. `library_programs` has the IDs of the libraries that have a test
    program. The value None means that the folder of test programs does not exist.
    """
    apis = sorted(files["apis"], key=lambda file: (file[1].order, file[1].id))
    families: list[Placed[Family]] = sorted(_whole(files, "conditions", "family"), key=_order)
    return Catalogue(
        apis=[Placed(api.id, _header(api), document, ()) for document, api in apis],
        codes=list(_codes(apis)),
        families=families,
        conditions=list(_conditions(families)),
        guides=sorted(_whole(files, "guides", "id"), key=_order),
        libraries=sorted(_whole(files, "libraries", "id"), key=_order),
        retries=list(_parts(files, "retry.yaml", "classes")),
        flows=list(_parts(files, "flows.yaml", "flows")),
        snippets=list(_parts(files, "snippets.yaml", "snippets")),
        sources=[Placed(name, own, document, (name,)) for document, value in files["sources.yaml"] for name, own in value.items()],
        changelog=list(_single(files, "changelog.yaml")),
        watch=list(_single(files, "watch.yaml")),
        synonyms=list(_single(files, "synonyms.yaml")),
        common=list(_single(files, "common.yaml")),
        overviews=list(_single(files, "overviews.yaml")),
        programs=programs,
        library_programs=library_programs,
    )


def _header(file: ApiFile) -> Api:
    """Return the API in `file` without the codes. Codes are separate entries, so that a changed code does not change the API."""
    return Api.model_construct(**{name: getattr(file, name) for name in Api.model_fields})


def _codes(files: list[tuple[Any, ApiFile]]) -> Iterator[Placed[Code]]:
    for document, api in files:
        yield from (Placed(code_id(api.id, code), code, document, ("codes", index)) for index, code in enumerate(api.codes))


def _conditions(families: list[Placed[Family]]) -> Iterator[Placed[Condition]]:
    for family in families:
        conditions = enumerate(family.value.conditions)
        yield from (Placed(own.id, own, family.document, ("conditions", index)) for index, own in conditions)


def _whole(files: Files, key: str, name: str) -> Iterator[Placed[Any]]:
    """Yield the entries of a type that has one file per entry. `name` is the name of the field that contains the ID."""
    return (Placed(getattr(value, name), value, document, ()) for document, value in files[key])


def _parts(files: Files, key: str, part: str) -> Iterator[Placed[Any]]:
    """Yield the entries in a file that lists several entries under the key `part`."""
    for document, value in files[key]:
        yield from (Placed(own.id, own, document, (part, index)) for index, own in enumerate(getattr(value, part)))


def _single(files: Files, key: str) -> Iterator[Placed[Any]]:
    """Yield the entry in a file that consists of a single entry. The file name is the name of the entry."""
    return (Placed(key, value, document, ()) for document, value in files[key])


def _order(entry: Placed[Any]) -> tuple[int, str]:
    return entry.value.order, entry.name
