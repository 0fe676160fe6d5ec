"""Makes the sample volume's papers again: papers/<id>.pdf from papers/sources/<id>/.

    python papers/sources/make.py            # all papers
    python papers/sources/make.py gall-oak   # some

The driver needs the standard library alone. The tools are six:

    pdfLaTeX      apt-get install texlive-latex-base texlive-latex-extra texlive-publishers texlive-fonts-extra
                  texlive-science texlive-plain-generic cm-super
    XeLaTeX       apt-get install texlive-xetex fonts-noto-cjk         (beside the packages of pdfLaTeX)
    LuaLaTeX      apt-get install texlive-luatex lmodern               (the same)
    LibreOffice   apt-get install libreoffice-writer fonts-linuxlibertine fonts-dejavu-core
    Typst         pip install "typst>=0.15.2,<0.16"
    ReportLab     pip install "reportlab>=4.2"         (with fonts-dejavu-core)

Each tool is told to leave the clock out of its file, so that the same versions of the tools make the same bytes.
Other versions make other bytes, and perhaps other pages: look at what came out before it is committed.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
PAPERS = SOURCES.parent
FONTS = PAPERS.parent / "src" / "proceedings" / "data" / "fonts"
WHEN = datetime.datetime(2031, 3, 1, 12, tzinfo=datetime.timezone.utc)


def run(*command: str | Path, cwd: Path, **variables: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(WHEN.timestamp())), "FORCE_SOURCE_DATE": "1", **variables}
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, errors="replace")
    if done.returncode:
        sys.exit(f"{command[0]} failed in {cwd}:\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}")


def latex(paper: str, work: Path, engine: str = "pdflatex") -> None:
    # Three times: references, the count of pages, and the balance of the last columns settle one after another.
    for _ in range(3):
        run(
            engine, "-interaction=nonstopmode", "-halt-on-error", SOURCES / paper / f"{paper}.tex",
            cwd=work, TEXINPUTS=f"{SOURCES}{os.pathsep}",
        )  # fmt: skip


def xelatex(paper: str, work: Path) -> None:
    latex(paper, work, "xelatex")
    forget_clock(paper, work)


def lualatex(paper: str, work: Path) -> None:
    latex(paper, work, "lualatex")
    forget_clock(paper, work)


def forget_clock(paper: str, work: Path) -> None:
    """XMP packets are written by packages that know no SOURCE_DATE_EPOCH, with identifiers drawn anew.

    All is put back in the same number of bytes, so that the cross-reference table stays true.
    """
    file = work / f"{paper}.pdf"
    pdf = re.sub(rb"\(D:\d{14}", b"(D:" + WHEN.strftime("%Y%m%d%H%M%S").encode(), file.read_bytes())
    pdf = re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", WHEN.strftime("%Y-%m-%dT%H:%M:%S").encode(), pdf)
    digest = hashlib.md5(paper.encode(), usedforsecurity=False).hexdigest()
    uuid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    file.write_bytes(re.sub(rb"uuid:[0-9a-f-]{36}", f"uuid:{uuid}".encode(), pdf))


def typst(paper: str, work: Path, *standards: str) -> None:
    import typst as compiler

    pdf = compiler.compile(
        SOURCES / paper / f"{paper}.typ", root=SOURCES, font_paths=[FONTS], ignore_system_fonts=True, timestamp=WHEN,
        pdf_standards=list(standards),
    )  # fmt: skip
    (work / f"{paper}.pdf").write_bytes(pdf)


def typst_ua(paper: str, work: Path) -> None:
    typst(paper, work, "ua-1")


def word(paper: str, work: Path, accessible: bool = False) -> None:
    """The .docx is made by a script, then printed by LibreOffice, which knows no way to leave out the clock."""
    run(sys.executable, SOURCES / paper / "make_docx.py", cwd=work)
    settings = ["ExportBookmarks", "UseTaggedPDF"] + ["PDFUACompliance"] * accessible
    options = json.dumps({setting: {"type": "boolean", "value": "true"} for setting in settings})
    run(
        "soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless",
        "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", work, SOURCES / paper / f"{paper}.docx",
        cwd=work, TZ="UTC",
    )  # fmt: skip
    file = work / f"{paper}.pdf"
    pdf = file.read_bytes()
    # Put back in the same number of bytes, so that the cross-reference table stays true.
    pdf = re.sub(rb"\(D:\d{14}", b"(D:" + WHEN.strftime("%Y%m%d%H%M%S").encode(), pdf)
    # LibreOffice 7.4 writes a string where PDF/UA wants a name.
    pdf = pdf.replace(b"/Tabs(S)", b"/Tabs/S ")
    start = pdf.rindex(b"trailer")
    digest = hashlib.md5(paper.encode(), usedforsecurity=False).hexdigest().upper().encode()
    file.write_bytes(pdf[:start] + re.sub(rb"(?<=[</])[0-9A-F]{32}", digest, pdf[start:]))


def word_ua(paper: str, work: Path) -> None:
    word(paper, work, accessible=True)


def reportlab(paper: str, work: Path) -> None:
    run(sys.executable, SOURCES / paper / "make_pdf.py", work / f"{paper}.pdf", cwd=work)


TOOLS = {
    "gall-oak": latex,
    "soot-black": latex,
    "smoke-grid": typst_ua,
    "plotter-pause": word,
    "margin-pressure": typst,
    "brush-lift": xelatex,
    "blot-index": latex,
    "laid-lines": latex,
    "tide-lines": lualatex,
    "rag-ledger": latex,
    "same-mould": reportlab,
    "five-stations": latex,
    "late-clasp": latex,
    "paste-recipes": word_ua,
    "single-sheet": typst,
}


def main(wanted: list[str]) -> None:
    unknown = sorted(set(wanted) - set(TOOLS))
    if unknown:
        sys.exit(f"no such paper: {', '.join(unknown)}; there are {', '.join(TOOLS)}")
    for paper in wanted or TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            TOOLS[paper](paper, Path(folder))
            shutil.copyfile(Path(folder) / f"{paper}.pdf", PAPERS / f"{paper}.pdf")
        print(f"papers/{paper}.pdf  {(PAPERS / f'{paper}.pdf').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
