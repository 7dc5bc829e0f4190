"""Fuzz test: mutated catalogues cause findings or success, never a traceback, and findings leave docs/ unchanged.

Run it as a script with: python -m tests.fuzz --count 50000 --seed 1
Repeat a single input with: --count 1 --first 1234 --seed 1
"""

import argparse
import faulthandler
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml

from generator import permalinks
from generator.findings import Finding
from generator.load import read
from generator.owned import OWNED
from generator.pipeline import plan
from generator.validate import validate
from generator.write import write
from tests.compiled import compiled_once
from tests.mutations import Donors, Tree, collected, mutated
from tests.paths import BASE, ROOT

SITE = "http://site.test/"
SLOW = 5
"""Maximum CPU time of an input, in seconds. A run as a script reports inputs that exceed it."""
HANGS = 300
"""Timeout for a hundred inputs, in seconds, after which a run as a script prints its stack and exits."""
ALONE, WHOLE = 0.25, 0.0025
"""Shares of inputs that are a single file of the real catalogue, and the whole catalogue."""
BY_HAND = {"docs/index.md": b"by hand", "docs/about/index.md": b"# About {: #about }\n", "docs/errors/v1.1/187.md": b"as it was"}


@dataclass
class Result:
    """Result of a run: number of inputs, number without findings, findings by rule, failures, and the slowest input."""

    inputs: int = 0
    good: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0, 0)


class Fuzz:
    """Numbered inputs, each with its own seed, so that a single input can be repeated."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self._small, self._real = folder / "small", folder / "real"
        shutil.copytree(BASE, self._small)
        for name in ("data", "snippets"):
            shutil.copytree(ROOT / name, self._real / name)
        planned, _ = plan(self._small, SITE, locked=False)
        assert planned is not None
        (self._small / permalinks.PATH).write_text(planned.data["permalinks.txt"], encoding="utf-8")
        for root in (self._small, self._real):
            _apply_difference(root, {}, BY_HAND)
        self._trees = {root: _tree(root) for root in (self._small, self._real)}
        self._files = [path for path in self._trees[self._real] if path.endswith(".yaml")]
        values = [yaml.load(self._trees[self._real][path], yaml.CSafeLoader) for path in self._files]
        self._donors: Donors = collected(values)

    def run(self, numbers: range) -> Result:
        """Run the inputs with these numbers."""
        result = Result()
        with compiled_once():
            for number in numbers:
                chance = Random(f"{self.seed} {number}")  # noqa: S311 - not used for security
                kind = chance.random()
                alone = kind < ALONE
                root = self._real if kind < ALONE + WHOLE else self._small
                before = self._trees[root]
                files = [chance.choice(self._files)] if alone else None
                after, names = mutated({files[0]: before[files[0]]} if files else before, chance, self._donors, files)
                started = time.process_time()
                try:
                    faults = self._single_file(after, result) if alone else self._whole_folder(root, after, chance, result)
                except Exception:  # noqa: BLE001 - the test searches for any exception
                    faults = [traceback.format_exc()]
                took = time.process_time() - started
                result.inputs += 1
                result.slowest = max(result.slowest, (took, number))
                label = f"seed {self.seed}, input {number} ({'; '.join(names)}): "
                result.faults += [label + fault for fault in faults]
                if took > SLOW:
                    result.slow.append(f"{label}{took:.1f} s")
        return result

    def _single_file(self, tree: Tree, result: Result) -> list[str]:
        """Read and validate a single file of the real catalogue."""
        ((path, raw),) = tree.items()
        document, findings = read(path, raw)
        if document:
            _, found = validate([document], complete=False)
            findings += found
        return _finding_faults(findings, bool(findings), result)

    def _whole_folder(self, root: Path, after: Tree, chance: Random, result: Result) -> list[str]:
        """Run the pipeline on a whole folder, and write the pages if there are no findings."""
        before = self._trees[root]
        _apply_difference(root, before, after)
        try:
            planned, findings = plan(root, SITE, locked=chance.random() < 0.5)
            faults = _finding_faults(findings, planned is None, result)
            if planned is None:
                faults += ["docs/ has changed"] * (_tree(root / "docs") != _below(after, "docs/"))
            else:
                write(root / "docs", planned.docs, OWNED)
                kept = {path: raw for path, raw in _below(after, "docs/").items() if not path.startswith(OWNED)}
                now = _tree(root / "docs")
                faults += ["a page by hand has changed"] * any(now.get(path) != raw for path, raw in kept.items())
                for path in now:
                    (root / "docs" / path).unlink()
                _apply_difference(root, {}, _only(after, "docs/"))
        finally:
            _apply_difference(root, after, before)
        return faults


def _finding_faults(findings: list[Finding], expected: bool, result: Result) -> list[str]:
    """Return problems with the findings themselves."""
    result.good += not findings
    result.rules.update(finding.rule for finding in findings)
    faults = ["no plan and no finding"] * (expected and not findings)
    for finding in findings:
        path, line, column = finding.mark
        if not (path and line >= 1 and column >= 1 and finding.entry and finding.message and finding.tip):
            faults.append(f"a finding lacks something: {finding!r}")
        if not str(finding).isprintable():
            faults.append(f"a finding is more than one line, or cannot be seen: {str(finding)[:300]!r}")
    return faults[:3]


def _tree(root: Path) -> Tree:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def _only(tree: Tree, folder: str) -> Tree:
    return {path: raw for path, raw in tree.items() if path.startswith(folder)}


def _below(tree: Tree, folder: str) -> Tree:
    return {path.removeprefix(folder): raw for path, raw in _only(tree, folder).items()}


def _apply_difference(root: Path, before: Tree, after: Tree) -> None:
    """Write the differences between two states of a folder."""
    for path in before.keys() - after.keys():
        (root / path).unlink()
    for path, raw in after.items():
        if before.get(path) != raw:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)


def main() -> int:
    """Run the fuzz test as a script, and print a summary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.count)
    total = Result()
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(options.seed, Path(folder))
        for start in range(numbers.start, numbers.stop, 100):
            faulthandler.dump_traceback_later(HANGS, exit=True)
            part = fuzz.run(range(start, min(start + 100, numbers.stop)))
            faulthandler.cancel_dump_traceback_later()
            print(*part.faults, *part.slow, sep="\n", end="\n" if part.faults or part.slow else "")
            total.inputs += part.inputs
            total.good += part.good
            total.rules += part.rules
            total.faults += part.faults
            total.slow += part.slow
            total.slowest = max(total.slowest, part.slowest)
    print(f"{total.inputs} inputs, {total.good} without findings, {len(total.faults)} faults, {len(total.slow)} over {SLOW} s.")
    print(f"Slowest: {total.slowest[0]:.1f} s, input {total.slowest[1]}.")
    print(*(f"{count:8} {rule}" for rule, count in total.rules.most_common()), sep="\n")
    return bool(total.faults or total.slow)


if __name__ == "__main__":
    sys.exit(main())
