"""IDs of codes, such as `v1.1/187`, `v1/http-420`, and `streaming/disconnect-7`."""

from generator.entries import CODE_KINDS, Code

PREFIX: dict[str, str] = {kind: own.prefix for kind, own in CODE_KINDS.items() if own.prefix}
"""ID prefixes by kind of code."""
_NUMBERS = [kind for kind, own in CODE_KINDS.items() if own.is_number]


def code_id(api: str, code: Code) -> str:
    """Return the ID of `code` in the API `api`, such as `v1.1/187` or `v1/http-420`."""
    return f"{api}/{PREFIX.get(code.kind, '')}{code.code}"


def bare(name: str) -> str:
    """Return the number or name in a code ID, without the API and the prefix: `420` for `v1/http-420`."""
    own = name.rpartition("/")[2]
    return next((own.removeprefix(prefix) for prefix in PREFIX.values() if own.startswith(prefix)), own)


def code_order(code: Code) -> tuple[int, int, str]:
    """Return the key by which the codes in a file are sorted.

    Status codes come first, then error numbers, then disconnect codes, each sorted by value. Names follow in alphabetical order.
    """
    if code.kind in _NUMBERS and code.code.isdecimal():
        return _NUMBERS.index(code.kind), int(code.code), ""
    return len(_NUMBERS), 0, code.code.casefold()


def api_of(code: str) -> str:
    """Return the API ID in a code ID: `v1.1` for `v1.1/187`."""
    return code.partition("/")[0]
