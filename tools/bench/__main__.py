"""`python -m tools.bench [section ...] [--quick]`: measure, and print one table for each section.

The figures say how things are on this machine at this moment; ratios are of runs side by side. Nothing here is a test.
"""

import argparse
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from tools.bench.building import SIZES, edit, generator, growth, whole
from tools.bench.figures import table
from tools.bench.lighthouse import lighthouse
from tools.bench.search_quality import QUERIES, search_quality
from tools.bench.search_speed import search_speed
from tools.bench.weight import weight


def main() -> int:
    """Measure the sections that are asked for, or all."""
    quick = "--quick" in sys.argv
    runs, sizes = (1, SIZES[:3]) if quick else (5, SIZES)
    few = min(runs, 3)
    sections = {
        "generator": partial(generator, runs=runs),
        "growth": partial(growth, runs=few, sizes=sizes),
        "whole": partial(whole, runs=few),
        "edit": partial(edit, runs=few),
        "weight": partial(weight, sizes=(sizes[0], sizes[-1]), stock=not quick),
        "search": partial(search_quality, queries=QUERIES),
        "speed": partial(search_speed, runs=few, size=sizes[-1]),
        "lighthouse": partial(lighthouse, runs=few),
    }
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("section", nargs="*", choices=[[], *sections], help="what to measure (default: everything)")
    parser.add_argument("--quick", action="store_true", help="one run of each, and no catalogue above 2,000 codes")
    parser.add_argument("--queries", type=Path, default=QUERIES, help="queries to score the search on (default: %(default)s)")
    options = parser.parse_args()
    sections["search"] = partial(search_quality, queries=options.queries)
    asked = options.section or list(sections)
    print("The figure is the median of the runs, min..max is the noise of the machine, and (n) says how many. 1 KB is 1000 bytes.")
    for name in asked:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            lines = sections[name](Path(folder))
        print(f"\n{table(name, lines)}\nload of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
