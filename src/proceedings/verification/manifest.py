"""Whether the files of a finished build are still those that it wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from proceedings.findings.finding import Finding, Level, Place
from proceedings.outputs import BUILD, sha256_of


def damage(build: Path, manifest: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Published files that are gone or have other bytes than the manifest says."""
    findings = []
    for entry in manifest.get("outputs", ()):
        path = build / entry["path"]
        if not path.is_file():
            fault = "is gone"
        elif sha256_of(path) != entry["sha256"]:
            fault = "has other bytes than the build wrote"
        else:
            continue
        findings.append(
            Finding(
                rule="verify/manifest",
                level=Level.ERROR,
                message=f"{entry['path']} {fault}.",
                fix="Build again; do not edit files of a build.",
                place=Place(file=f"{BUILD}/{entry['path']}"),
            )
        )
    return tuple(findings)
