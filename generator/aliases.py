"""URLs that redirect to a page: previous IDs, the paths of X's problem types, and other spellings."""

from generator.catalogue import Catalogue, api_of, bare

PROBLEM_TYPES = "2"
"""Folder of the paths of X's problem types: `2/problems/usage-capped/`."""


def aliases(catalogue: Catalogue) -> dict[str, str]:
    """Map each alias to the URL of its page, both relative to the root of the site and ending in a slash.

    No alias differs from a page by case alone, because some file systems ignore case. The 404 page handles case instead.
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
    """Map URLs without the prefix of a kind to their pages: `errors/v2/429/` to one code, `errors/http-420/` to every meaning."""
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
    """Return the URL in lower case, with hyphens instead of underscores, or with underscores if it has no underscores yet."""
    head, _, name = page.rstrip("/").rpartition("/")
    swapped = name.replace("_", "-") if "_" in name else name.replace("-", "_")
    return f"{head}/{swapped}/".casefold()


def _problem_types(catalogue: Catalogue) -> dict[str, str]:
    """Map the paths of X's problem types to their pages, so that a script needs to change only the host.

    A code with `type` has no path of its own: its type is `about:blank` or belongs to another code.
    """
    types = [code for code in catalogue.codes if code.value.kind == "problem-type"]
    named = [code for code in types if code.value.type is None]
    return {f"{PROBLEM_TYPES}/problems/{bare(name)}/": f"errors/{code.name}/" for code in named for name in (code.name, *code.value.was)}
