"""Format lookup results for the terminal."""

from textwrap import fill
from typing import Any

_WIDTH = 100  # characters per line
_COLUMN = 15  # width of the label column, in characters


def format_results(found: list[dict[str, Any]], catalogue: dict[str, Any]) -> str:
    """Return the text to print for the codes in `found`: the full entry of a single code, or a summary of each of several codes."""
    apis = {api["id"]: api["label"] for api in catalogue["apis"]}
    conditions = {condition["id"]: condition["title"] for condition in catalogue["conditions"]}
    whole = len(found) == 1
    blocks = []
    for code in found:
        retired = ", retired" if code["lifecycle"] == "retired" else ""
        http = f", HTTP {' or '.join(map(str, code['http_statuses']))}" if code["http_statuses"] else ""
        head = f"{code['id']}  {code['title']}\n{apis.get(code['api_id'], code['api_id'])}{retired}{http}"
        retry = f"{code['retry_label']}. {code['retry_text']}"
        lines = [("What it means", code["summary"]), ("Who must act", code["responsible_label"]), ("Retry", retry)]
        if whole:
            lines += [("Fixes" if number == 1 else "", f"{number}. {fix['text']}") for number, fix in enumerate(code["fixes"], 1)]
            condition = code["condition_id"]
            lines += [("Condition", f"{conditions.get(condition, condition)} ({condition})"), ("Page", code["page_url"])]
        else:
            lines += [("First fix", fix["text"]) for fix in code["fixes"][:1]]
        blocks.append("\n".join([head.replace("`", ""), *(_line(label, text.replace("`", "")) for label, text in lines)]))
    if not whole:
        blocks.append(f"{len(found)} meanings, best match first. Run the command with an ID to see the full entry.")
    return "\n\n".join(blocks)


def _line(label: str, text: str) -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=label.ljust(_COLUMN),
        subsequent_indent=" " * _COLUMN,
        break_long_words=False,
        break_on_hyphens=False,
    )
