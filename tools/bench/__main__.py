"""Run benchmarks and print a table for each section: `python -m tools.bench [section ...] [--quick]`.

Absolute figures depend on the machine and its load. Ratios are more stable, because they compare measurements of the same run.
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
    """Run the requested sections, or all sections, and print a table for each section."""
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
    parser.add_argument("section", nargs="*", choices=[[], *sections], help="section to run (default: all)")
    parser.add_argument("--quick", action="store_true", help="one run of each section, and no catalogue larger than 2,000 codes")
    parser.add_argument("--queries", type=Path, default=QUERIES, help="file of queries to score the search with (default: %(default)s)")
    options = parser.parse_args()
    sections["search"] = partial(search_quality, queries=options.queries)
    print("Each figure is the median of (n) runs. min..max shows the variation between runs. 1 KB is 1,000 bytes.")
    for name in options.section or list(sections):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            lines = sections[name](Path(folder))
        print(f"\n{table(name, lines)}\nload average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
