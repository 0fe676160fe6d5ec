"""Sets the pages that our stamps are compared with: python tests/stamping/pictures/sources/make.py

A file for each format of the class acmart: three pages with the class's own heads and folios, the
same three bare. It needs pdflatex with acmart and its fonts (apt-get install texlive-latex-extra
texlive-publishers texlive-fonts-extra); the committed files are of TeX Live 2022, acmart 1.88. Look
at what came out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHEETS = {"sigconf": 17, "sigplan": 14, "acmsmall": 12}  # for three pages


def make(layout: str) -> None:
    job = rf"\def\Format{{{layout}}}\def\Sheets{{{SHEETS[layout]}}}\input{{sample}}"
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1814400000",
        "FORCE_SOURCE_DATE": "1",
        "TEXINPUTS": f"{HERE}{os.pathsep}",
    }
    with tempfile.TemporaryDirectory() as work:
        for _ in range(3):
            done = subprocess.run(
                [
                    "pdflatex",
                    "-interaction=nonstopmode",
                    "-halt-on-error",
                    f"-jobname={layout}",
                    job,
                ],
                cwd=work,
                env=environment,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
            if done.returncode:
                sys.exit(done.stdout[-3000:])
        shutil.copy(Path(work) / f"{layout}.pdf", HERE.parent / f"{layout}.pdf")


if __name__ == "__main__":
    for layout in SHEETS:
        make(layout)
