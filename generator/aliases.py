"""URLs that redirect to a page: previous IDs, the paths of X's problem types, and other spellings."""

from generator.catalogue import Catalogue, api_of, bare

PROBLEM_TYPES = "2"
"""Folder for the paths of X's problem types, such as `2/problems/usage-capped/`."""


def aliases(catalogue: Catalogue) -> dict[str, str]:
    """Return the URL of the target page for each alias. All URLs are relative to the site root and end in a slash.

    No alias differs from a page URL only in case, because some file systems ignore case. The 404 page handles URLs in another case.
    """
    found = dict[str, str]()
    for folder, entries in catalogue.with_pages.items():
        found |= {f"{folder}/{name}/": f"{folder}/{entry.name}/" for entry in entries for name in entry.value.was}
    found |= {f"errors/{old}/": f"errors/{new}/" for old, new in catalogue.former_names.items()}
    found |= _problem_types(catalogue)
    pages = {f"errors/{name}/": f"errors/{name}/" for name in (*catalogue.code, *catalogue.meanings)}
    found |= {alias: target for alias, target in _short_forms(catalogue).items() if alias not in pages}
    taken = {page.casefold() for page in pages}
    for page, target in (pages | found).items():
        other = _other_spelling(page)
        if page.startswith("errors/") and other not in taken:
            found.setdefault(other, target)
    return found


def _short_forms(catalogue: Catalogue) -> dict[str, str]:
    """Return page URLs by short URL: `errors/v2/http-429/` for `errors/v2/429/`, and `errors/420/` for `errors/http-420/`."""
    found = dict[str, str]()
    for code in catalogue.codes:
        for name in (code.name, *code.value.was):
            last, number = name.rpartition("/")[2], bare(name)
            if last != number:
                found[f"errors/{api_of(name)}/{number}/"] = f"errors/{code.name}/"
                page = number if number in catalogue.meanings else catalogue.former_names[number]
                found[f"errors/{last}/"] = f"errors/{page}/"
    return found


def _other_spelling(page: str) -> str:
    """Return the URL in lowercase with the underscores in the last segment replaced by hyphens, or, without underscores, the reverse."""
    head, _, name = page.rstrip("/").rpartition("/")
    swapped = name.replace("_", "-") if "_" in name else name.replace("-", "_")
    return f"{head}/{swapped}/".casefold()


def _problem_types(catalogue: Catalogue) -> dict[str, str]:
    """Return page URLs by path of X's problem types, so that a type URI with the host of this site redirects to a page.

    A code with `type` is left out, because the type is `about:blank` or identifies another code.
    """
    types = [code for code in catalogue.codes if code.value.kind == "problem-type"]
    named = [code for code in types if code.value.type is None]
    return {f"{PROBLEM_TYPES}/problems/{bare(name)}/": f"errors/{code.name}/" for code in named for name in (code.name, *code.value.was)}
