"""Real and hostile files: prepared within limits, or refused in words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Each file in the same process under limits; a crash names the file it died on.
JOB = """
import hashlib, json, resource, sys, tempfile
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
from proceedings.errors import Refused
from proceedings.preparation.prepare import prepare
for name in sys.argv[1:]:
    print(json.dumps(name), flush=True)
    path = Path(name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        try:
            facts = prepare(path, "x", digest, output=Path(folder) / "out.pdf")
        except Refused as refusal:
            print(json.dumps(["refused", refusal.message]), flush=True)
        else:
            print(json.dumps(["pages", len(facts.pages)]), flush=True)
"""


def outcomes(files: list[Path]) -> dict[str, tuple[str, object]]:
    pytest.importorskip("resource")
    run = subprocess.run(
        [sys.executable, "-c", JOB, *map(str, files)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = [json.loads(line) for line in run.stdout.splitlines() if line[:1] in '["']
    assert run.returncode == 0, (lines[-1], run.stderr[-2000:])
    return {
        Path(name).name: tuple(told) for name, told in zip(lines[::2], lines[1::2], strict=True)
    }


def test_hostile_files_are_prepared_or_refused(corpus):
    files = [path for path in sorted((corpus / "hostile").iterdir()) if path.is_file()]
    told = outcomes(files)
    assert len(told) == len(files)
    for name in ("bomb-content.pdf", "page-tree-billion.pdf", "login-page.pdf", "no-pages.pdf"):
        assert told[name][0] == "refused"
    for name in ("outline-deep.pdf", "name-tree-loop.pdf", "struct-loop.pdf", "prev-loop.pdf"):
        assert told[name] == ("pages", 1)
    assert told["same-page-many-times.pdf"] == ("pages", 3)


def test_camera_ready_papers_keep_their_pages(corpus, manifest):
    files = sorted((corpus / "camera-ready").glob("*.pdf"))[::3]
    told = outcomes(files)
    for path in files:
        pages = int(manifest[f"camera-ready/{path.name}"]["pages"])
        assert told[path.name] == ("pages", pages), path.name


@pytest.mark.corpus
@pytest.mark.parametrize("group", ["malformed", "features", "standards"])
def test_whole_groups_are_prepared_or_refused(corpus, group):
    files = sorted((corpus / group).rglob("*.pdf"))
    for at in range(0, len(files), 50):
        outcomes(files[at : at + 50])
