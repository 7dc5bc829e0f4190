"""Mutations of a catalogue for the fuzz test: in the structure of a file, in its bytes, or in the files themselves.

A tree maps the paths in a folder to bytes. Every mutation takes a tree and a random number generator, and changes the tree.
Its name is that of its function.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

import yaml

from generator.permalinks import PATH

Tree = dict[str, bytes]
Donors = dict[str, list[Any]]
"""All values of each key in the real catalogue."""

HUGE = 3000
NESTS = (b"[", b"{a: ", b"- ", b"? ", b"]", b"&a [")
_DEEP = re.compile(b"|".join(b"(?:%s){500}" % re.escape(nest) for nest in NESTS))
NAMES = [
    "",
    "nothing/like-it",
    "../../outside",
    "index",
    "a" * 300,
    "1" * 5000,
    "v1.1",
    "V1.1/187",
    "v1.1/187",
    "wait",
    "never",
    "con",
    "x y",
]
TEXTS = [
    "\u202egnp.exe",
    "a\x00b",
    "\ufffe",
    "\U000e0041",
    "line\nbreak",
    "{{ x }}{% raw %}",
    "<script>`**",
    "~~~\n---\n",
    "x" * 100_000,
    "`" * 3001,
    "é" * 300,
    "😀",
    "٢٠١٢-٠١-٠١",
    " ",
]
VALUES: list[Any] = [None, True, False, 0, -1, 10**17, 10**400, 1.5, float("nan"), [], {}, [[]], [{}], {"": None}, {"a": {"b": []}}, [None]]
DATES = ["0000-00-00", "9999-12-31", "1000", "2026-02-30", "2026-13", "1900-01-01.2"]
TRICKS = [
    "a: &a [x]\nb: *a\n",
    "<<: {a: 1}\n",
    "a: !!python/object/apply:os.system [ls]\n",
    "a: !<%ff> x\n",
    "%YAML 9.9\n---\n",
    "%TAG ! tag:x,2000:\n---\n",
    "? [a, b]\n: c\n",
    "? |\n  long key\n: c\n",
    "x: 1.10\n",
    "x: 2026-11-21\n",
    "x: 2026-11-21T00:00:00Z\n",
    "x: 0x1f\n",
    "x: 1_000\n",
    "x: 1:30\n",
    "x: no\n",
    "x: =\n",
    "x: ~\n",
    "x: !!binary aGk=\n",
    "x: !!set {a, b}\n",
    "x: !!null [a]\n",
    "x: !!int {a: b}\n",
    'x: "\\ud800"\n',
    'x: "\\uffff"\n',
    'x: "\\x07"\n',
    "x: |\n\ttab\n",
    "---\n",
    "...\n",
    "\t",
    "\ufeff",
    "\u2028",
    "\x85",
]


def mutated(tree: Tree, chance: Random, donors: Donors, files: list[str] | None = None) -> tuple[Tree, list[str]]:
    """Return a tree with one to three mutations, limited to `files` if they are given, and the names of the mutations."""
    new = dict(tree)
    names = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        whole = files is None and chance.random() < 0.1
        if whole:
            change = chance.choice(FILES)
            change(new, chance)
            names.append(change.__name__)
            continue
        path = chance.choice(sorted(set(files or _likely(new, chance)) & set(new)) or sorted(new))
        change_text = chance.choice(BYTES)
        name = change_text.__name__
        if path.endswith(".yaml") and chance.random() < 0.7:
            done = _structure(new[path], chance, donors)
            if done:
                new[path], name = done
                names.append(f"{path}: {name}")
                continue
        new[path] = change_text(new[path], chance)
        names.append(f"{path}: {name}")
    return new, names


def _likely(tree: Tree, chance: Random) -> list[str]:
    """Return the paths to choose from. Hand-written pages are mostly left out, because they contain less that can break."""
    return [path for path in tree if not path.startswith("docs/") or chance.random() < 0.2]


def collected(values: list[Any]) -> Donors:
    """Return every value in the documents by its key."""
    found: Donors = {}
    for value in values:
        for holder, key in _places(value):
            if isinstance(key, str):
                found.setdefault(key, []).append(holder[key])
    return found


# --- structure -------------------------------------------------------------------------------------------------------


def _structure(raw: bytes, chance: Random, donors: Donors) -> tuple[bytes, str] | None:
    """Return the file with one structural change, and the name of the change, or None if the file is not valid YAML."""
    if _DEEP.search(raw):
        return None  # PyYAML would overflow its stack
    try:
        value = yaml.load(raw, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None
    places = list(_places(value))
    if not places:
        return None
    holder, key = chance.choice(places)
    change = chance.choice(STRUCTURES)
    change(At(holder, key, places, chance, donors))
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=chance.random() < 0.5, sort_keys=False, width=10**6).encode(), change.__name__


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every container below `value` with each of its keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield value, key
            yield from _places(inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield value, index
            yield from _places(inner)


class At(NamedTuple):
    """A value in a file (`holder[key]`), all other values of the file, and the real values that a change can use."""

    holder: Any
    key: Any
    places: list[tuple[Any, Any]]
    chance: Random
    donors: Donors


def drop(at: At) -> None:
    del at.holder[at.key]


def repeat(at: At) -> None:
    if isinstance(at.holder, list):
        at.holder.insert(at.chance.randrange(len(at.holder) + 1), deepcopy(at.holder[at.key]))
    else:
        at.holder[f"{at.key}-2"] = deepcopy(at.holder[at.key])


def rename(at: At) -> None:
    if isinstance(at.holder, dict):
        value = at.holder.pop(at.key)
        at.holder[at.chance.choice([*at.donors, *NAMES, *VALUES[:6], str(at.key)[:-1], str(at.key).upper()])] = value


def retype(at: At) -> None:
    at.holder[at.key] = deepcopy(at.chance.choice(VALUES))


def move(at: At) -> None:
    lists = [place for place, _ in at.places if isinstance(place, list)]
    value = at.holder.pop(at.key)
    if lists:
        target = at.chance.choice(lists)
        target.insert(at.chance.randrange(len(target) + 1), deepcopy(value))


def swap(at: At) -> None:
    other, place = at.chance.choice(at.places)
    one, two = deepcopy(at.holder[at.key]), deepcopy(other[place])
    at.holder[at.key], other[place] = two, one


def nest(at: At) -> None:
    value = at.holder[at.key]
    for _ in range(at.chance.choice((1, 1, 2, 40))):
        value = at.chance.choice(([value], {"x": value}, {str(at.key): value}))
    at.holder[at.key] = value


def swell(at: At) -> None:
    value = at.holder[at.key]
    if isinstance(value, list):
        at.holder[at.key] = (value * HUGE)[:HUGE]
    elif isinstance(value, str):
        at.holder[at.key] = (value or "x") * at.chance.choice((5, HUGE))
    elif isinstance(value, dict):
        value |= {f"key-{n}": deepcopy(at.chance.choice([*value.values(), None])) for n in range(HUGE)}
    else:
        at.holder[at.key] = 10 ** at.chance.choice((3, 17, 18, 40))


def empty(at: At) -> None:
    value = at.holder[at.key]
    at.holder[at.key] = type(value)() if isinstance(value, list | dict | str) else None


def misname(at: At) -> None:
    """Replace the value with another text of the same file, a text that names nothing, or a previous URL."""
    texts = [place[name] for place, name in at.places if isinstance(place[name], str)]
    at.holder[at.key] = at.chance.choice([*texts, *NAMES, *DATES])


def misspell(at: At) -> None:
    """Replace the value with a text that is difficult to display."""
    at.holder[at.key] = at.chance.choice(TEXTS) + (str(at.holder[at.key]) if at.chance.random() < 0.5 else "")


def graft(at: At) -> None:
    """Replace the value with another value of the same key in the real catalogue."""
    if at.donors.get(at.key if isinstance(at.key, str) else ""):
        at.holder[at.key] = deepcopy(at.chance.choice(at.donors[at.key]))


def add(at: At) -> None:
    """Add a key of the real catalogue, most often an exception from a rule or a previous ID."""
    mappings = [place for place, _ in at.places if isinstance(place, dict)]
    target = at.chance.choice(mappings) if mappings else {}
    rule = at.chance.choice(
        ("unknown-source", "unknown-condition", "fix-missing", "source-missing", "duplicate-id", "code-reached", "item-form")
    )
    name = at.chance.choice(sorted(at.donors))
    choices: list[tuple[str, Any]] = [
        ("allow", [{"rule": rule, "reason": "Because."}]),
        ("was", [at.chance.choice(NAMES)]),
        ("also", [at.chance.choice(NAMES)]),
        ("type", at.chance.choice(TEXTS)),
        *[(name, deepcopy(at.chance.choice(at.donors[name])))] * 4,
    ]
    name, value = at.chance.choice(choices)
    target[name] = value


STRUCTURES: list[Callable[[At], None]] = [
    drop,
    repeat,
    rename,
    retype,
    move,
    swap,
    nest,
    swell,
    empty,
    misname,
    misname,
    misspell,
    graft,
    graft,
    add,
    add,
]


# --- bytes -----------------------------------------------------------------------------------------------------------


def flip(raw: bytes, chance: Random) -> bytes:
    changed = bytearray(raw or b"x")
    for _ in range(chance.choice((1, 1, 1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def scatter(raw: bytes, chance: Random) -> bytes:
    return _inserted(raw, bytes(chance.randrange(256) for _ in range(chance.choice((1, 4, 64)))), chance)


def truncate(raw: bytes, chance: Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def behead(raw: bytes, chance: Random) -> bytes:
    return raw[chance.randrange(len(raw) + 1) :]


def unseen(raw: bytes, chance: Random) -> bytes:
    return _inserted(
        raw, chance.choice("\x00\x07\x0b\x7f\x85\x9f\u061c\u200b\u202e\u2066\u2028\ufeff\ufffe\uffff\U000e0001").encode(), chance
    )


def lengthen(raw: bytes, chance: Random) -> bytes:
    return _inserted(raw, chance.choice((b"x", b" ", b"`", b"'", b"#", b"[x]", b"*a", b"\n")) * 100_000, chance)


def deepen(raw: bytes, chance: Random) -> bytes:
    return _inserted(raw, chance.choice(NESTS) * chance.choice((3, 20, 50_000)), chance)


def trick(raw: bytes, chance: Random) -> bytes:
    """Insert a line with special YAML syntax, at the top level or with the indentation of the previous line."""
    lines = raw.split(b"\n")
    place = chance.randrange(len(lines))
    indent = lines[place][: len(lines[place]) - len(lines[place].lstrip(b" "))] if chance.random() < 0.7 else b""
    found = chance.choice(TRICKS).encode()
    return b"\n".join([*lines[:place], indent + found.rstrip(b"\n"), *lines[place:]])


def revalue(raw: bytes, chance: Random) -> bytes:
    """Replace the value of a line with another unquoted scalar."""
    lines = raw.split(b"\n")
    place = chance.randrange(len(lines))
    head, mark, _ = lines[place].partition(b": ")
    tricks = [text[3:].strip("\n") for text in TRICKS if text.startswith("x: ")]
    if mark:
        lines[place] = head + mark + chance.choice([*tricks, "*x", "&x y", "!t z", "{", "[", "|", ">", "'", '"', "@", "%"]).encode()
    return b"\n".join(lines)


def shuffle(raw: bytes, chance: Random) -> bytes:
    """Repeat, drop, swap or indent a line."""
    lines = raw.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines.insert(two, lines[one])
        case 1:
            del lines[one]
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case _:
            lines[one] = b"  " + lines[one] if chance.random() < 0.5 else lines[one][1:]
    return b"\n".join(lines)


def recode(raw: bytes, chance: Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    encodings: tuple[Callable[[], bytes], ...] = (
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-8-sig"),
        lambda: text.encode("latin-1", "replace") + b"\xe9",
        lambda: text.replace("\n", "\r\n").encode(),
        lambda: b"",
        lambda: b"\n\n",
        lambda: b"# nothing\n",
        lambda: b"null\n",
        lambda: b"[]\n",
        lambda: raw * 2,
    )
    return chance.choice(encodings)()


def _inserted(raw: bytes, part: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + part + raw[place:]


BYTES: list[Callable[[bytes, Random], bytes]] = [
    flip,
    flip,
    scatter,
    truncate,
    behead,
    unseen,
    lengthen,
    deepen,
    trick,
    trick,
    revalue,
    revalue,
    shuffle,
    shuffle,
    recode,
]


# --- files -----------------------------------------------------------------------------------------------------------


def lose(tree: Tree, chance: Random) -> None:
    del tree[chance.choice(sorted(tree))]


def misplace(tree: Tree, chance: Random) -> None:
    raw = tree.pop(path := chance.choice(sorted(tree)))
    folder, _, name = path.rpartition("/")
    tree[chance.choice((f"data/{name}", f"data/guides/{name}", f"data/apis/deep/{name}", f"{folder}/x-{name}", f"snippets/{name}"))] = raw


def copy(tree: Tree, chance: Random) -> None:
    path = chance.choice(sorted(tree))
    tree[chance.choice((f"{path}.yaml", f"data/apis/{path.rpartition('/')[2]}", "snippets/wait.mjs", "data/guides/index.yaml"))] = tree[
        path
    ]


def intrude(tree: Tree, chance: Random) -> None:
    names = (
        "data/é.yaml",
        "data/.yaml",
        "data/a b.yaml",
        "data/x.yml",
        "data/apis/.DS_Store",
        "snippets/\u202e.py",
        "snippets/a/b.sh",
        "data/x\n.yaml",
    )
    tree[chance.choice(names)] = chance.choice((b"", b"a: 1\n", b"\xff\xfe", b"\x00"))


def unlock(tree: Tree, chance: Random) -> None:
    """Damage the lock file of URLs."""
    lines = tree.get(PATH, b"").split(b"\n")
    place = chance.randrange(len(lines))
    more = (b"# a remark", b"#", b"", b" ", b"errors/x/ =y", b"errors/v1.1/187/ #fix", b"\xff", b"\r", "é\u202e".encode(), b"x" * 100_000)
    match chance.randrange(4):
        case 0:
            lines.insert(place, chance.choice(more))
        case 1:
            lines[place] += chance.choice((b" ", b" #x", b" =x", b" .xml", b" x", b"\r", b"\xe9", b"\x85#x", b" #x" * 1000))
        case 2:
            lines = lines[:place]
        case _:
            del lines[place]
    tree[PATH] = b"\n".join(lines)


FILES: list[Callable[[Tree, Random], None]] = [lose, misplace, copy, intrude, unlock, unlock, unlock]
