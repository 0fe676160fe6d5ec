"""What the chair gave for front and back matter: prose, pictures, templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")


@dataclass(slots=True)
class ChairsFiles:
    """Reads files of one volume folder, and keeps what could not be read as findings.

    Attributes:
        folder: The volume folder.
        pictures: Pictures to hand to the press, by their name in its folder.
        findings: What was wrong, in the order it was met.
    """

    folder: Path
    pictures: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        """The file's bytes; None, with a finding, where it is missing or leaves the volume."""
        target = self.folder / path
        try:
            if not target.resolve().is_relative_to(self.folder.resolve()):
                self._refuse(path, "leads out of the volume folder")
                return None
            return target.read_bytes()
        except OSError as error:
            self._refuse(path, f"can't be read ({error.strerror or error})")
            return None

    def text(self, path: str) -> str | None:
        """The file's text; None, with a finding, where there is none in UTF-8."""
        data = self.read(path)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self._refuse(path, "is no UTF-8 text")
            return None

    def picture(self, path: str) -> str | None:
        """Take a picture along; its name for `image()`, or None with a finding."""
        suffix = Path(path).suffix.lower()
        if suffix not in PICTURES:
            self._refuse(path, f"is no picture ({', '.join(PICTURES)})")
            return None
        data = self.read(path)
        if data is None:
            return None
        name = f"pictures/{len(self.pictures) + 1}{suffix}"
        self.pictures[name] = data
        return name

    def _refuse(self, path: str, fault: str) -> None:
        self.findings.append(
            Finding(
                rule="front/unreadable-file",
                level=Level.ERROR,
                message=f"{path} {fault}; its page is set without it.",
                fix="Put the file where front.yaml says, or mend the path there.",
                place=Place(file=path),
            )
        )


def templates(folder: Path | None) -> dict[str, bytes]:
    """The shipped templates, with the chair's own of the same name in their stead."""
    shipped = Path(str(resources.files("proceedings"))) / "data" / "templates"
    sources = _typ_files(shipped)
    if folder is not None and (folder / "templates").is_dir():
        sources |= _typ_files(folder / "templates")
    return sources


def _typ_files(folder: Path) -> dict[str, bytes]:
    inside = folder.resolve()
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.glob("*.typ"))
        if path.resolve().is_relative_to(inside)
    }
