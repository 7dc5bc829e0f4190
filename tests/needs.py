"""Check that programs are installed before long tests start: `python3 tests/needs.py node npm curl`.

For each missing program, it prints one line with the remedy, and exits with 1. It uses only the standard library, because it
runs before .venv exists.
"""

import re
import shutil
import subprocess
import sys

NODE = (20, 19)
"""Minimum Node version for the test runner and module features that scripts and tests use."""
REMEDIES = {
    "node": "Install Node.js {}.{} or newer from https://nodejs.org/.".format(*NODE),
    "npm": "Install npm; it comes with Node.js from https://nodejs.org/.",
    "curl": "Install curl with your package manager: the tests run the curl snippets.",
    "jq": "Install jq with your package manager: the curl snippets use it.",
    "openssl": "Install openssl with your package manager: the curl snippets sign requests with it.",
}


def missing(names: list[str]) -> list[str]:
    """Return a line for each of `names` that is missing or too old."""
    lines = [f"{name} is not installed. {REMEDIES[name]}" for name in names if shutil.which(name) is None]
    if "node" in names and shutil.which("node"):
        printed = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S607 - the one on the PATH
        version = tuple(map(int, re.findall(r"\d+", printed)[:2]))
        if version < NODE:
            lines.append(f"node is {printed.strip() or 'of an unknown version'}. {REMEDIES['node']}")
    return lines


if __name__ == "__main__":
    found = missing(sys.argv[1:])
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(1 if found else 0)
