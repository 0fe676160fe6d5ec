"""Turns the two real volumes of the shared corpus into volume folders."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def write_yaml(folder: Path, name: str, document: dict[str, Any]) -> None:
    path = folder / "metadata" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump({"schema": "1", **document}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def _person(row: dict[str, Any]) -> dict[str, Any]:
    given = " ".join(str(row[key]) for key in ("first_name", "middle_name") if row.get(key))
    person: dict[str, Any] = {"given": given, "family": str(row["last_name"])}
    institution = row.get("institution") or row.get("instituion")
    if institution:
        person["affiliations"] = [{"institution": str(institution)}]
    if not given:
        person = {"mononym": person["family"]} | person
        del person["given"], person["family"]
    return person


def sigdial(source: Path, folder: Path) -> Path:
    """The 41 papers of SIGDIAL 2020 by their aclpub2 files; `28.pdf` is truly missing."""
    read = {
        name: yaml.safe_load((source / f"{name}.yml").read_text("utf-8"))
        for name in ("conference_details", "papers", "program", "organizing_committee")
    }
    details = read["conference_details"]
    write_yaml(
        folder,
        "volume.yaml",
        {
            "conference": {
                "name": details["event_name"],
                "short": "SIGDIAL ’20",
                "acronym": "SIGDIAL",
                "start": str(details["start_date"]),
                "end": str(details["end_date"]),
                "place": {"printed": details["location"]},
            },
            "book": {
                "title": details["book_title"],
                "isbn": {"electronic": details["isbn"]},
                "publisher": {"name": details["publisher"]},
                "published": "2020-07-01",
                "editors": [_person(row) for row in details["editors"]],
            },
            "rights": {"mode": "cc", "licence": "CC-BY-4.0"},
            "style": "plain",
            "numbering": {"parts": "any"},
        },
    )
    write_yaml(
        folder,
        "papers.yaml",
        {
            "papers": [
                {
                    "id": str(row["id"]),
                    "title": row["title"],
                    "abstract": row.get("abstract"),
                    "authors": [_person(author) for author in row["authors"]],
                    "status": "accepted" if row.get("archival", True) else "non-archival",
                }
                for row in read["papers"]
            ]
        },
    )
    write_yaml(folder, "program.yaml", {"sessions": list(_sessions(read["program"], set()))})
    write_yaml(
        folder,
        "front.yaml",
        {
            "committees": [
                {
                    "title": "Organising Committee",
                    "roles": [
                        {
                            "role": row["role"],
                            "members": [_person(member) for member in row["members"]],
                        }
                        for row in read["organizing_committee"]
                    ],
                }
            ]
        },
    )
    shutil.copytree(source / "papers", folder / "papers")
    return folder


def _sessions(rows: list[dict[str, Any]], seen: set[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        papers = [str(paper["id"]) for paper in row.get("papers", ())]
        papers = [paper for paper in papers if paper not in seen]
        seen.update(papers)
        if papers:
            yield {"title": row["title"], "papers": papers}
        yield from _sessions(row.get("subsessions", []), seen)


def jose(source: Path, folder: Path) -> Path:
    """Twelve papers of JOSE, volume 2, by their Crossref deposits."""
    papers = []
    (folder / "papers").mkdir(parents=True)
    for deposit in sorted(source.glob("*/*.crossref.xml")):
        root = ET.parse(deposit).getroot()  # noqa: S314 - a file of the corpus
        article = root.find(".//{*}journal_article")
        assert article is not None
        text = {tag: article.findtext(f".//{{*}}{tag}") for tag in ("title", "doi")}
        paper = deposit.parent.name
        shutil.copyfile(next(deposit.parent.glob("*.pdf")), folder / "papers" / f"{paper}.pdf")
        papers.append(
            {
                "id": paper,
                "title": text["title"],
                "doi": text["doi"],
                "authors": [_contributor(name) for name in article.iterfind(".//{*}person_name")],
            }
        )
    write_yaml(
        folder,
        "volume.yaml",
        {
            "conference": {
                "name": "Journal of Open Source Education",
                "short": "JOSE 2",
                "place": {"printed": "Online"},
            },
            "book": {
                "title": "Journal of Open Source Education, Volume 2",
                "volume": "2",
                "doi": "10.21105/jose",
                "issn": "2577-3569",
                "publisher": {"name": "The Open Journal"},
                "published": "2019-12-31",
            },
            "doi": {"prefix": "10.21105"},
            "rights": {"mode": "cc", "licence": "CC-BY-4.0"},
            "style": "plain",
        },
    )
    write_yaml(folder, "papers.yaml", {"papers": papers})
    return folder


def _contributor(name: ET.Element) -> dict[str, Any]:
    given, family = name.findtext("{*}given_name"), name.findtext("{*}surname")
    person: dict[str, Any] = {"given": given, "family": family} if given else {"mononym": family}
    orcid = name.findtext("{*}ORCID")
    return person | ({"orcid": orcid.rsplit("/", 1)[1]} if orcid else {})
