"""Prints what the program's steps take beside tools that do the nearest thing on the same files.

python benchmarks/run.py            # all of it, a few minutes
python benchmarks/run.py load bind  # some of it
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import yaml
from measuring import Cost, call, in_turn, process, row
from scale import many

from proceedings import outputs
from proceedings.binding.bind import bind
from proceedings.checks.run import check_file, wanted
from proceedings.errors import Refused
from proceedings.inspection.inspect import inspect
from proceedings.metadata.load import load
from proceedings.metadata.styles import load_style
from proceedings.pdf.placing import Placer
from proceedings.records.order import Order
from proceedings.stations import publishing
from proceedings.stations.book import BookInWork
from proceedings.stations.intake import ask_rules, take_in
from proceedings.stations.pages import choose_stamps, plan_pages
from proceedings.stations.reading import read_records, settled_records
from proceedings.workbench.bench import Bench
from stamping import mixed, stamping

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS") or ROOT.parent / "shared" / "corpus")
PAPERS = 5000
_POPPLER = (("pdfinfo",), ("pdffonts",), ("pdfimages", "-list"), ("pdftotext",))


@dataclass(frozen=True, slots=True)
class Folder:
    """A volume to measure on.

    Attributes:
        accepts: Exit codes of its build: a real volume may have errors left.
    """

    name: str
    folder: Path
    accepts: tuple[int, ...] = (0,)

    @property
    def pdfs(self) -> list[Path]:
        """Its papers' files."""
        return sorted((self.folder / "papers").glob("*.pdf"))


def volumes(scratch: Path) -> list[Folder]:
    """The sample volume, and SIGDIAL 2020 where the corpus is there."""
    sample = scratch / "sample"
    for part in ("metadata", "papers"):
        shutil.copytree(ROOT / part, sample / part, ignore=shutil.ignore_patterns("sources"))
    found = [Folder("sample", sample)]
    source = CORPUS / "volumes" / "sigdial-2020"
    if source.is_dir():
        sys.path.insert(0, str(ROOT / "tests" / "edition"))
        from realvolumes import sigdial

        found.append(Folder("SIGDIAL 2020", sigdial(source, scratch / "sigdial"), (0, 1)))
    return found


def build(volume: Folder, scratch: Path) -> Iterator[str]:
    """The whole build beside qpdf, which merges the files and does nothing else."""
    command = (sys.executable, "-m", "proceedings", "build", volume.folder, "--quiet")
    merge = _qpdf(volume.pdfs, scratch / "merged.pdf")

    def cold() -> Cost:
        shutil.rmtree(volume.folder / outputs.BUILD, ignore_errors=True)
        return process(command, accepts=volume.accepts)

    def warm() -> Cost:
        return process(command, accepts=volume.accepts)

    first, second, merged = in_turn(cold, warm, merge)
    yield row(f"build, {volume.name}, cold", first, "qpdf merge", merged)
    yield row(f"build, {volume.name}, warm", second, "qpdf merge", merged)


def _qpdf(pdfs: list[Path], output: Path) -> Callable[[], Cost]:
    pages: tuple[str | Path, ...] = ("--empty", "--pages", *pdfs, "--", output)
    if shutil.which("qpdf"):
        return lambda: process(("qpdf", *pages), accepts=(0, 3))
    script = "import sys, pikepdf; pikepdf.Job(['qpdf', *sys.argv[1:]]).run()"
    return lambda: process((sys.executable, "-c", script, *pages))


@contextlib.contextmanager
def _in_work(volume: Folder) -> Iterator[tuple[outputs.Stage, BookInWork, Bench]]:
    """The volume up to where it is bound."""
    order = Order(folder=volume.folder, jobs=os.cpu_count() or 1, progress=lambda *_: None)
    loaded = load(volume.folder)
    if loaded.volume is None:
        raise RuntimeError(f"{volume.name} can't be loaded")
    with (
        outputs.stage(volume.folder / outputs.BUILD, volume.folder) as staged,
        Bench(staged.cache, order.jobs, order.progress) as bench,
    ):
        book = take_in(order, bench, loaded, loaded.volume)
        yield staged, choose_stamps(plan_pages(ask_rules(book), bench)), bench


def binding(volume: Folder, scratch: Path) -> Iterator[str]:
    """Binding prepared papers beside qpdf's merge; placing stamps beside opening and saving."""
    with _in_work(volume) as (staged, book, bench):
        with mock.patch.object(publishing, "bind") as asked:
            publishing.bind_volume(staged, book, bench)
        arguments: dict[str, Any] = dict(asked.call_args.kwargs)
        papers = arguments["papers"]
        files = [str(paper.pdf) for paper in papers]
        merged = scratch / "bound.pdf"

        def merge() -> None:
            pikepdf.Job(["qpdf", "--empty", "--pages", *files, "--", str(merged)]).run()

        def place(*, stamps: bool) -> None:
            index = 0
            with pikepdf.open(arguments["overlay"]) as overlay:
                for paper in papers:
                    with pikepdf.open(paper.pdf) as pdf:
                        placer = Placer(pdf, overlay)
                        for page, state in zip(pdf.pages, paper.facts.pages, strict=True):
                            if stamps:
                                placer.place(page.obj, index, state)
                            index += 1
                        pdf.save(io.BytesIO())

        bound, alike, placed, saved = in_turn(
            lambda: call(lambda: bind(scratch / "volume.pdf", **arguments)),
            lambda: call(merge),
            lambda: call(lambda: place(stamps=True)),
            lambda: call(lambda: place(stamps=False)),
        )
    yield row(f"bind, {volume.name}", bound, "qpdf merge of the same", alike)
    yield row(f"place stamps, {volume.name}", placed, "open and save", saved)


def stamp(scratch: Path) -> Iterator[str]:
    """Placing, and all of stamping, on twenty papers of the corpus; what it adds to the files."""
    volume = Folder("mixed", mixed(CORPUS / "camera-ready", scratch / "mixed"))
    with _in_work(volume) as (staged, book, bench):
        yield from stamping(staged, book, bench, scratch)


def preflight(volume: Folder, scratch: Path) -> Iterator[str]:
    """Facts and rules of every paper, then the whole command, beside four of Poppler's tools."""
    if not all(shutil.which(tool) for tool, *_ in _POPPLER):
        return
    yield from files_alone(volume.name, volume.pdfs, scratch)
    command = (sys.executable, "-m", "proceedings", "check", volume.folder, "--quiet")

    def cold() -> Cost:
        shutil.rmtree(volume.folder / outputs.BUILD, ignore_errors=True)
        return process(command, accepts=(0, 1))

    first, second, theirs, hashed = in_turn(
        cold,
        lambda: process(command, accepts=(0, 1)),
        lambda: _poppler(volume.pdfs, scratch),
        lambda: process(("sha256sum", *volume.pdfs)),
    )
    yield row(f"check, {volume.name}, cold", first, "pdfinfo, fonts, images, text", theirs)
    yield row(f"check, {volume.name}, warm", second, "pdfinfo, fonts, images, text", theirs)
    yield row(f"check, {volume.name}, warm", second, "sha256sum", hashed)


def files_alone(name: str, pdfs: Sequence[Path], scratch: Path) -> Iterator[str]:
    """Facts and rules of files, in this process; one that is refused is looked at no further."""
    style, _ = load_style("acm-sigconf", None)
    if style is None:
        raise RuntimeError("the shipped style is broken")
    looked_for = wanted(style)

    def check() -> None:
        for path in pdfs:
            with contextlib.suppress(Refused):
                facts = inspect(path, outputs.sha256_of(path), looked_for)
                check_file(facts, style, path.name)

    check()  # the rules are imported once
    ours, theirs = in_turn(lambda: call(check), lambda: _poppler(pdfs, scratch))
    yield row(f"preflight, {name}", ours, "pdfinfo, fonts, images, text", theirs)


def _poppler(pdfs: Sequence[Path], scratch: Path) -> Cost:
    costs = [
        process(
            (*tool, path, *((scratch / "text",) if tool[0] == "pdftotext" else ())),
            accepts=(0, 1, 3, 99),
        )
        for path in pdfs
        for tool in _POPPLER
    ]
    return Cost(sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs))


def loading(scratch: Path) -> Iterator[str]:
    """Metadata of 5,000 papers, loaded and checked, beside libyaml's reading of the same files."""
    folder = scratch / "metadata-alone"
    shutil.copytree(ROOT / "metadata", folder / "metadata")
    (folder / "metadata" / "front.yaml").unlink()
    (folder / "metadata" / "program.yaml").unlink()
    (folder / "papers").mkdir()
    document = {"schema": "1", "papers": [_paper(number) for number in range(PAPERS)]}
    file = folder / "metadata" / "papers.yaml"
    file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")

    def parse() -> None:
        for name in ("volume", "papers"):
            source = (folder / "metadata" / f"{name}.yaml").read_bytes()
            yaml.load(source, yaml.CSafeLoader)

    loaded = load(folder).volume
    if loaded is None or len(loaded.papers) != PAPERS:
        raise RuntimeError("the synthetic metadata doesn't load")

    def check() -> None:
        settled_records(read_records(folder), folder)

    check()  # the rules are imported once
    ours, checked, theirs = in_turn(
        lambda: call(lambda: load(folder)), lambda: call(check), lambda: call(parse)
    )
    yield row(f"load, {PAPERS:,} papers", ours, "yaml.CSafeLoader", theirs)
    yield row(f"check --metadata-only, {PAPERS:,} papers", checked, "yaml.CSafeLoader", theirs)


def _paper(number: int) -> dict[str, Any]:
    people = [
        {
            "given": f"Ána {author}",
            "family": f"Quill{number % 97}",
            "affiliations": [{"institution": "University of Ink", "country": "Spain"}],
        }
        for author in range(1 + number % 6)
    ]
    return {
        "id": f"p{number}",
        "title": f"On the {number}th way of laying a line",
        "authors": people,
        "abstract": "Lines were laid by hand until somebody looked at how. " * 15,
        "keywords": ["ink", "paper", f"way {number}"],
    }


STEPS: Mapping[str, Callable[[Folder, Path], Iterator[str]]] = {
    "build": build,
    "bind": binding,
    "preflight": preflight,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "steps", nargs="*", metavar="STEP", help=", ".join((*STEPS, "load", "stamp"))
    )
    parser.add_argument(
        "--papers", type=int, metavar="N", help="a volume of so many papers of the corpus as well"
    )
    options = parser.parse_args()
    chosen = options.steps or [*STEPS, "load", "stamp"]
    print("| ours | beside | CPU | wall | largest process |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        if "load" in chosen:
            _print(loading(scratch))
        if "preflight" in chosen and CORPUS.is_dir():
            files = sorted((CORPUS / "camera-ready").glob("*.pdf"))
            _print(files_alone("camera-ready files of the corpus", files, scratch))
        if "stamp" in chosen and CORPUS.is_dir():
            _print(stamp(scratch))
        found = volumes(scratch)
        if options.papers:
            large = many(CORPUS, scratch / "many", options.papers)
            found.append(Folder(f"{options.papers} papers", large, (0, 1)))
        for volume in found:
            for step in (step for step in STEPS if step in chosen):
                _print(STEPS[step](volume, scratch))


def _print(rows: Iterator[str]) -> None:
    for line in rows:
        print(line, flush=True)


if __name__ == "__main__":  # worker processes import this module too
    main()
