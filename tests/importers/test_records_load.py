"""What the importers give is metadata that loads: every key and value has its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import test_acm_erights
import test_cmt
import test_easychair
import test_hotcrp
import test_openreview
from handmade_exports import write, write_json, xml_2003

from proceedings.importers import acm_erights, cmt, easychair, hotcrp, openreview
from proceedings.metadata.load import load
from proceedings.records.imported import Imported

VOLUME = {
    "schema": "1",
    "conference": {"name": "Ink", "short": "INK ’31"},
    "book": {
        "title": "Proceedings of Ink",
        "publisher": {"name": "Ink Press"},
        "published": "2031-06-30",
    },
    "rights": {"mode": "none"},
}


def from_hotcrp(folder: Path) -> Imported:
    data = write_json(folder / "d.json", [test_hotcrp.record(3), test_hotcrp.record(4)])
    return hotcrp.read([data, write(folder / "a.csv", test_hotcrp.CSV)])


def from_easychair(folder: Path) -> Imported:
    people = test_easychair.PEOPLE + test_easychair.ADA + test_easychair.BO + test_easychair.CY
    papers = test_easychair.HEAD + test_easychair.submission()
    committee = (
        "#,person #,first name,last name,email,country,affiliation,Web page,role\n"
        "1,7,Di,Desk,d@d.example,Norway,Ink; Blots,https://d.example/,PC member\n"
    )
    texts = {"a.csv": people, "s.csv": papers, "c.csv": committee}
    return easychair.read([write(folder / name, text) for name, text in texts.items()])


def from_openreview(folder: Path) -> Imported:
    notes = {"notes": [test_openreview.note(authors=["Ada Maria van Quill"])]}
    profiles = {"profiles": [test_openreview.PROFILE]}
    paths = [write_json(folder / "n.json", notes), write_json(folder / "p.json", profiles)]
    return openreview.read(paths)


def from_cmt(folder: Path) -> Imported:
    row = test_cmt.row(**{"Track Name": ""})
    return cmt.read([write(folder / "s.xls", xml_2003({"Submissions": [test_cmt.HEADINGS, row]}))])


def from_acm(folder: Path) -> Imported:
    rows = test_acm_erights.HEADINGS + test_acm_erights.row(
        "ink12", 1, "Ada|M.|Quill", "yes", section="Ink", at=1
    )
    xml = test_acm_erights.XML.replace("ink12", "ink13")
    mail = "Paper ID: ink14\nTitle: Folios\n" + test_acm_erights.block()
    texts = {"t.csv": rows, "e.xml": xml, "m.txt": mail}
    return acm_erights.read([write(folder / name, text) for name, text in texts.items()])


@pytest.mark.parametrize("read", [from_hotcrp, from_easychair, from_openreview, from_cmt, from_acm])
def test_records_are_metadata(tmp_path: Path, read: Callable[[Path], Imported]) -> None:
    imported = read(tmp_path)
    someone = [{"given": "Ada", "family": "Quill"}]
    papers = [
        # A rights mail knows no authors.
        {"id": one.id, "authors": someone, **one.fields, "source": {"row": one.row.row}}
        for one in imported.papers
    ]
    folder = tmp_path / "volume" / "metadata"
    folder.mkdir(parents=True)
    told = {
        "volume.yaml": {**VOLUME, **imported.volume, "book": VOLUME["book"]},
        "papers.yaml": {"schema": "1", "papers": papers},
        "front.yaml": {"schema": "1", **imported.front},
        "program.yaml": {"schema": "1", **imported.program},
    }
    for name, content in told.items():
        if len(content) > 1:
            # JSON is YAML; scalars are text in both.
            write(folder / name, json.dumps(content, ensure_ascii=False))
    loaded = load(folder.parent)
    assert loaded.volume is not None
    assert [one.id for one in loaded.volume.papers] == [one.id for one in imported.papers]
    allowed = {"metadata/no-program", "program/paper-unlisted", "metadata/import-guess"}
    assert [one for one in loaded.findings if one.rule not in allowed] == []
