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
PARAGRAPHS = {"sigconf": 20, "sigplan": 17, "acmsmall": 14}  # in each section, for three pages
WORDS = """sheet page folio paper edge ink press mill letter line mark fold margin corner reader
binder printer number thread glue rag felt mould water wire dries turns holds reads counts stands
falls rises follows leaves meets white plain fine late early slow narrow upper lower outer inner the
the the a a of of on on by and and but when where"""


def prose(paragraphs: int, start: int) -> str:
    """Words in an order that never comes again: a line that did might pass for a running head."""
    vocabulary, state, told = WORDS.split(), start, []
    for _ in range(paragraphs):
        sentences = []
        for _ in range(5):
            words = []
            for _ in range(11):
                state = (state * 1103515245 + 12345) % 2**31
                words.append(vocabulary[(state >> 16) % len(vocabulary)])
            sentences.append(" ".join(words).capitalize() + ".")
        told.append("\n".join(sentences))
    return "\n\n".join(told) + "\n"


def make(layout: str) -> None:
    job = rf"\def\Format{{{layout}}}\input{{sample}}"
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1814400000",
        "FORCE_SOURCE_DATE": "1",
        "TEXINPUTS": f"{HERE}{os.pathsep}",
    }
    with tempfile.TemporaryDirectory() as work:
        for start, name in enumerate(("first", "second"), start=7):
            (Path(work) / f"{name}.tex").write_text(prose(PARAGRAPHS[layout], start), "ascii")
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
    for layout in PARAGRAPHS:
        make(layout)
