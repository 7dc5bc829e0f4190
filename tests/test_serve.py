"""The preview: what is saved in data/ is on the served page a moment later, and a slip does not stop it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paths import ROOT

CONFIG = "site_name: Small\ntheme: {name: material, font: false}\nmarkdown_extensions: [attr_list]\nplugins: []\n"


@pytest.fixture
def served(small: Path) -> Iterator[str]:
    """The address of the preview of the smallest catalogue."""
    (small / "mkdocs.yml").write_text(CONFIG)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--root", str(small), "--address", address]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        yield f"http://{address}/"
        server.terminate()
        server.wait(timeout=30)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0  # MkDocs has ended, too


def page(url: str, expected: str, seconds: float = 60) -> bool:
    """Whether the page at `url` holds `expected` within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
                if expected in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    return False


def test_a_saved_entry_is_served_and_a_broken_one_leaves_the_old_page(served: str, small: Path) -> None:
    file = small / "data/apis/v1.1.yaml"
    text = file.read_text()
    url = f"{served}errors/v1.1/187/"
    assert page(url, "Status is a duplicate")

    file.write_text(text.replace("title: Status is a duplicate", "title: Posted before"))
    assert page(url, "Posted before")

    file.write_text(text.replace("title: Status is a duplicate", "titel: Broken"))
    assert not page(url, "Broken", seconds=2)
    file.write_text(text.replace("title: Status is a duplicate", "title: Mended again"))
    assert page(url, "Mended again")
