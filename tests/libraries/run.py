"""Call a Python library once for each base URL, and print what its exception gives: one line of JSON for each.

    python run.py PROGRAM < '{"bases": ["http://127.0.0.1:8000/403-187"], "expressions": {"status": "e.response.status_code"}}'

PROGRAM has a function `call(base, scope)`: it points the library at `base`, makes one call, and puts the names that the
expressions use besides `e` into `scope`. It runs in the environment of the libraries, so only the standard library is used.
"""

import importlib.util
import json
import sys
from typing import Any


def main() -> None:
    """Read the base URLs and the expressions from standard input."""
    spec = importlib.util.spec_from_file_location("program", sys.argv[1])
    assert spec
    assert spec.loader
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    given = json.load(sys.stdin)
    for base in given["bases"]:
        print(json.dumps(outcome(program, base, given["expressions"]), default=str))


def outcome(program: Any, base: str, expressions: dict[str, str]) -> dict[str, Any]:
    """Return the name of the exception, or None, with the value or the failure of each expression."""
    scope: dict[str, Any] = {"json": json}
    try:
        program.call(base, scope)
    except Exception as error:  # noqa: BLE001 - the tests compare which exception is raised
        scope["e"] = error
        values = {key: value(code, scope) for key, code in expressions.items()}
        return {"exception": name(type(error)), "text": str(error), "values": values}
    return {"exception": None, "text": "", "values": {}}


def value(expression: str, scope: dict[str, Any]) -> Any:
    """Evaluate one expression as a reader would type it."""
    try:
        return eval(expression, dict(scope))  # noqa: S307 - the expression is that of the catalogue
    except Exception as failure:  # noqa: BLE001 - a failure is reported like a value
        return f"{type(failure).__name__}: {failure}"


def name(exception: type[BaseException]) -> str:
    """Return the name that a traceback prints."""
    return exception.__qualname__ if exception.__module__ == "builtins" else f"{exception.__module__}.{exception.__qualname__}"


if __name__ == "__main__":
    main()
