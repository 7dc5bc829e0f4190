"""Print the search data of the real catalogue, and what the search must find, as JSON for the tests in Node."""

import json
import sys

from generator.entries import Example
from generator.pipeline import read, search_index
from tests.paths import ROOT


def _response(example: Example) -> str:
    return f"HTTP {example.http}\n{example.body}" if example.http else example.body


def main() -> int:
    """Print the data, or the findings if the catalogue has any."""
    catalogue, findings = read(ROOT)
    if findings:
        print(*findings, sep="\n", file=sys.stderr)
        return 1
    examples = [[code.name, _response(example)] for code in catalogue.codes for example in code.value.examples]
    excepted = [entry.name for entry in catalogue.described if any(allowed.rule == "found-first" for allowed in entry.value.allow)]
    print(json.dumps({"index": json.loads(search_index(ROOT, catalogue)), "examples": examples, "excepted": excepted}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
