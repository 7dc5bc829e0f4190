"""Addresses that lead to pages of another address: former ids, X's own problem types, other spellings."""

from typing import Any

from generator.catalogue import Catalogue, Placed, api_of, bare


def aliases(catalogue: Catalogue) -> dict[str, str]:
    """Alias to the address of its page, both relative to the root of the site and ending in a slash.

    Case alone makes no alias: on some disks two such files are one. The 404 page forgives case.
    """
    found = dict[str, str]()
    groups: dict[str, list[Placed[Any]]] = {
        "errors": catalogue.codes,
        "conditions": catalogue.conditions,
        "guides": catalogue.guides,
        "snippets": catalogue.snippets,
    }
    for folder, entries in groups.items():
        found |= {f"{folder}/{name}/": f"{folder}/{entry.name}/" for entry in entries for name in entry.value.was}
    found |= {f"errors/{old}/": f"errors/{new}/" for old, new in catalogue.former_names.items()}
    found |= _problem_types(catalogue)
    pages = {f"errors/{name}/": f"errors/{name}/" for name in (*catalogue.code, *catalogue.meanings)}
    found |= {alias: target for alias, target in _short_forms(catalogue).items() if alias not in pages}
    taken = {page.casefold() for page in pages}
    for page, target in (pages | found).items():
        other = _respelt(page)
        if page.startswith("errors/") and other not in taken:
            found.setdefault(other, target)
    return found


def _short_forms(catalogue: Catalogue) -> dict[str, str]:
    """Map URLs without the prefix of a kind to their pages: `errors/v2/429/`, and `errors/http-420/` to all its meanings."""
    found = dict[str, str]()
    for code in catalogue.codes:
        for name in (code.name, *code.value.was):
            last, number = name.rpartition("/")[2], bare(name)
            if last != number:
                found[f"errors/{api_of(name)}/{number}/"] = f"errors/{code.name}/"
                page = number if number in catalogue.meanings else catalogue.former_names[number]
                found[f"errors/{last}/"] = f"errors/{page}/"
    return found


def _respelt(page: str) -> str:
    """The address in lower case with hyphens for underscores; one that has hyphens already, with underscores."""
    head, _, name = page.rstrip("/").rpartition("/")
    swapped = name.replace("_", "-") if "_" in name else name.replace("-", "_")
    return f"{head}/{swapped}/".casefold()


def _problem_types(catalogue: Catalogue) -> dict[str, str]:
    """The paths of X's own problem types, so that a script need only change the host.

    Where a code says which type it comes with, that is the type of another code or `about:blank`.
    """
    types = [code for code in catalogue.codes if code.value.kind == "problem-type"]
    named = [code for code in types if code.value.type is None]
    return {f"2/problems/{bare(name)}/": f"errors/{code.name}/" for code in named for name in (code.name, *code.value.was)}
