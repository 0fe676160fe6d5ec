"""Whether the files of a finished build are those that it wrote, of what is there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def outdated(manifest: Mapping[str, Any], inputs: Sequence[tuple[str, str]]) -> tuple[Finding, ...]:
    """One finding where the volume is no longer made from what the build read.

    Args:
        manifest: Of the finished build.
        inputs: What a build would read now: POSIX path in the volume, SHA-256.
    """
    then = {(entry["path"], entry["sha256"]) for entry in manifest.get("inputs", ())}
    changed = sorted({path for path, _ in then.symmetric_difference(inputs)})
    if not changed:
        return ()
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    return (
        Finding(
            rule="verify/outdated",
            level=Level.WARNING,
            message=f"The volume was changed after the build: {changed[0]}{more}.",
            fix="Build again; what is said of the outputs is said of the old ones.",
            place=Place(file=changed[0]),
        ),
    )
