"""How long the search takes, in Node: typed queries and pasted logs made from the catalogue itself."""

import json
import shutil
import subprocess
from pathlib import Path
from statistics import quantiles
from typing import Any

from tools.bench import synthetic
from tools.bench.figures import Figure, Note
from tools.bench.runs import ROOT, generate, real

LOG = """2026-11-21T10:45:03.187Z INFO  worker[403] sending request 88 of 420
{body}
2026-11-21T10:45:03.912Z ERROR worker[403] gave up after 3 tries
Traceback (most recent call last):
  File "post.py", line 187, in send
"""


def search_speed(folder: Path, runs: int, size: int) -> list[Figure | Note]:
    """The real catalogue, and one of `size` codes, with the same queries."""
    node = shutil.which("node")
    if node is None:
        return [Note("not measured: there is no `node` on the PATH")]
    script = ROOT / "docs/assets/javascripts/lookup.js"
    own = _index(real(folder / "real"))
    texts = folder / "texts.json"
    catalogue = json.loads((folder / "real/docs/catalogue.json").read_text())
    texts.write_text(json.dumps([typed(catalogue["codes"]), pasted(catalogue["codes"])]))
    lines: list[Figure | Note] = []
    for count, index in ((len(catalogue["codes"]), own), (size, _index(synthetic.write(folder / "large", size)))):
        command = [node, str(Path(__file__).with_suffix(".mjs")), str(script), str(index), str(texts)]
        found = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
        lines += _told(f"{count:,} codes", found)
    return lines


def typed(codes: list[dict[str, Any]]) -> list[str]:
    """What people type: the id, the code alone, and the first words of the title."""
    return [text for code in codes for text in (code["id"], code["code"], " ".join(code["title"].split()[:3]))]


def pasted(codes: list[dict[str, Any]]) -> list[str]:
    """What people paste: every example of an answer with its headers, among other lines of a log."""
    examples = [example for code in codes for example in code.get("examples", [])]
    bodies = ["\n".join([f"HTTP {e.get('http', 400)}", *e.get("headers", []), e["body"]]) for e in examples]
    return [LOG.format(body=body) for body in bodies]


def _index(folder: Path) -> Path:
    generate(folder)
    return folder / "docs/assets/lookup.json"


def _told(name: str, found: list[dict[str, Any]]) -> list[Figure | Note]:
    lines: list[Figure | Note] = [Figure(f"{name}: the first query, which makes the index ready", [run["first"] for run in found], " ms")]
    for place, what in enumerate(("typed", "pasted")):
        cuts = [quantiles(run["lists"][place], n=20) for run in found]
        lines.append(Figure(f"{name}: {what}, median", [cut[9] for cut in cuts], " ms"))
        lines.append(Figure(f"{name}: {what}, 95 of 100 are faster", [cut[18] for cut in cuts], " ms"))
    return lines
