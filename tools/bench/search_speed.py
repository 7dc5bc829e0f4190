"""Measure search speed in Node, with typed queries and pasted logs from the catalogue, and with worst-case logs."""

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

LONG = 100_000
"""Length of a long log, in characters."""
WORST = {
    "status codes on one line": "status 404 error 403 got 500 HTTP 429 (404) 503 - ",
    "status lines": "HTTP/1.1 429 Too Many Requests\n",
    "expected and received statuses": "expected 200 OK, got: 403 Forbidden ",
    "exception classes": "errors.Forbidden: 403 Forbidden, not found\n",
    "codes": '{"errors":[{"code":187,"message":"Status is a duplicate."}]} ',
    "URLs": "https://api.x.com/2/tweets 403 ",
    "one long identifier": "aB",
    "words of no message": "the you your not to ",
}
"""Lines that make worst-case logs when they are repeated, one for each search rule."""


def search_speed(folder: Path, runs: int, size: int) -> list[Figure | Note]:
    """Measure how long the same queries take on the real catalogue and on a generated catalogue with `size` codes."""
    node = shutil.which("node")
    if node is None:
        return [Note("Not measured: `node` is not on the PATH.")]
    script = ROOT / "docs/assets/javascripts/lookup.js"
    own = _index(real(folder / "real"))
    texts = folder / "texts.json"
    catalogue = json.loads((folder / "real/docs/catalogue.json").read_text())
    logs = pasted(catalogue["codes"])
    texts.write_text(json.dumps([typed(catalogue["codes"]), logs, long(logs), worst(catalogue["codes"])]))
    lines: list[Figure | Note] = []
    for count, index in ((len(catalogue["codes"]), own), (size, _index(synthetic.write(folder / "large", size)))):
        command = [node, str(Path(__file__).with_suffix(".mjs")), str(script), str(index), str(texts)]
        found = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
        lines += _figures(f"{count:,} codes", found)
    return lines


def typed(codes: list[dict[str, Any]]) -> list[str]:
    """Return sample queries to type: the ID, the number or name, and the first words of the title of each code."""
    return [text for code in codes for text in (code["id"], code["code_value"], " ".join(code["title"].split()[:3]))]


def pasted(codes: list[dict[str, Any]]) -> list[str]:
    """Return sample pasted text: every example response with its headers, between other log lines."""
    examples = [example for code in codes for example in code.get("examples", [])]
    bodies = ["\n".join([f"HTTP {e.get('http_status', 400)}", *e.get("header_lines", []), e["body"]]) for e in examples]
    return [LOG.format(body=body) for body in bodies]


def long(logs: list[str]) -> list[str]:
    """Return logs of LONG characters, cut from the concatenated `logs` at different offsets."""
    together = "".join(logs)
    starts = range(0, len(together), len(together) // 20)
    return [(together[start:] + together * (LONG // len(together) + 1))[:LONG] for start in starts]


def worst(codes: list[dict[str, Any]]) -> list[str]:
    """Return worst-case logs of LONG characters: one for each line in WORST, and one with all messages."""
    messages = " ".join(message["text"] for code in codes for message in code.get("messages", []))
    return [(line * (LONG // len(line) + 1))[:LONG] for line in (*WORST.values(), messages)]


def _index(folder: Path) -> Path:
    generate(folder)
    return folder / "docs/assets/lookup.json"


def _figures(name: str, found: list[dict[str, Any]]) -> list[Figure | Note]:
    lines: list[Figure | Note] = [Figure(f"{name}: first query, which builds the index", [run["first"] for run in found], " ms")]
    for place, what in enumerate(("typed", "pasted", "logs of 100 KB")):
        cuts = [quantiles(run["lists"][place], n=20) for run in found]
        lines.append(Figure(f"{name}: {what}, median", [cut[9] for cut in cuts], " ms"))
        lines.append(Figure(f"{name}: {what}, 95th percentile", [cut[18] for cut in cuts], " ms"))
    for place, what in enumerate((*WORST, "all messages")):
        lines.append(Figure(f"{name}: worst log of 100 KB, {what}", [run["lists"][3][place] for run in found], " ms"))
    return lines
