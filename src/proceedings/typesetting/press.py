"""The one door to Typst: a folder of sources in, a PDF or queried values out.

Data reaches a template as JSON, read by Typst's `json()`: strings are values and never markup.
Nothing is read but the given sources and fonts: no system fonts, no packages, no network.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import typst

from proceedings.errors import PressError
from proceedings.typesetting.clusters import told_once
from proceedings.typesetting.refusals import refuse_packages, refused

Standard = Literal["1.7", "2.0", "a-2a", "a-2b", "a-2u", "ua-1"]
"""The PDF standards the package sets by, in Typst's names."""


def shipped_fonts() -> Path:
    """The folder of the fonts the package ships."""
    return Path(str(resources.files("proceedings"))) / "data" / "fonts"


@dataclass(frozen=True, slots=True)
class Press:
    """Sets documents with fixed fonts and a fixed clock: the same sources give the same bytes.

    Attributes:
        published: Seconds since 1970 that stand in every file as its date.
        fonts: Folders of fonts beside the package's own.
    """

    published: int
    fonts: tuple[Path, ...] = ()

    def set(
        self,
        sources: Mapping[str, bytes],
        main: str,
        *,
        standards: Sequence[Standard] = (),
        tagged: bool = True,
    ) -> bytes:
        """Compile `main` among `sources` (relative POSIX names) to a PDF.

        Raises:
            MissingLettersError: No font has some letters, and a standard forbids boxes for them.
            PressError: Typst refused it or warned, or a source asks for a package.
        """
        with tempfile.TemporaryDirectory(prefix="proceedings-press-") as folder:
            compiler = self._compiler(Path(folder), sources, main)
            try:
                pdf, warnings = compiler.compile_with_warnings(
                    format="pdf",
                    pdf_standards=list(standards),
                    pdf_tags=tagged,
                    timestamp=datetime.fromtimestamp(self.published, tz=UTC),
                )
            except (typst.TypstError, RuntimeError) as error:
                raise refused(error) from None
        if warnings:
            raise refused(warnings[0])
        assert isinstance(pdf, bytes)  # noqa: S101  # a PDF without an output path is one string
        return told_once(pdf)

    def query(self, sources: Mapping[str, bytes], main: str, label: str) -> list[Any]:
        """The values of all `metadata` elements labelled `<label>` in the compiled document.

        Raises:
            PressError: Typst refused the document.
        """
        with tempfile.TemporaryDirectory(prefix="proceedings-press-") as folder:
            compiler = self._compiler(Path(folder), sources, main)
            try:
                answer = compiler.query(f"<{label}>", field="value", format="json")
            except (typst.TypstError, RuntimeError) as error:
                raise refused(error) from None
        values: list[Any] = json.loads(answer)
        return values

    def _compiler(self, folder: Path, sources: Mapping[str, bytes], main: str) -> typst.Compiler:
        for name, data in sources.items():
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts:
                raise PressError(f"the source {name} lies outside the press's folder", "Rename it.")
            refuse_packages(name, data)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        nothing = folder / ".no-packages"
        nothing.mkdir()
        return typst.Compiler(
            str(folder / main),
            root=str(folder),
            font_paths=[str(shipped_fonts()), *(str(path) for path in self.fonts)],
            ignore_system_fonts=True,
            package_path=str(nothing),
            package_cache_path=str(nothing),
        )
