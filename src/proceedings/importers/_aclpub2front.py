"""The front matter of an aclpub2 set: letters, committees, sponsors and invited talks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from proceedings.importers._aclpub2set import Set, entries_of, person_of, table_of, text_of
from proceedings.importers._decoding import decode
from proceedings.importers._files import Unreadable, read_bytes
from proceedings.importers._latex import markdown_of, unicode_of
from proceedings.importers._values import paper_id
from proceedings.records.imported import ImportedFile, Tree
from proceedings.volume.frontpages import FRONT_KINDS

_HOME = "metadata/front"
_TALK_READ = frozenset(("title", "speaker_name", "institution", "abstract_file", "bio_file"))


def front_of(one: Set) -> tuple[dict[str, Tree], tuple[ImportedFile, ...]]:
    """Keys of front.yaml, and the files they name."""
    files: list[ImportedFile] = []
    front: dict[str, Tree] = {}
    committees = _committees(one)
    front |= _prose(one, files)
    if committees:
        front["committees"] = committees
    if reviewers := _reviewers(one):
        front["reviewers"] = reviewers
    if sponsors := _sponsors(one, files):
        front["sponsors"] = sponsors
    if talks := _talks(one, files):
        front["talks"] = talks
    one.tell_swapped()
    if one.guessed:
        names = list(dict.fromkeys(one.guessed))
        one.reading.guessed(
            one.name("program_committee"),
            f"{len(names)} names outside of the papers came unsplit and were parted by us, as"
            f" {', '.join(names[:3])}.",
            "Look at given and family in front.yaml and program.yaml.",
        )
    return front, tuple(files)


def _prose(one: Set, files: list[ImportedFile]) -> dict[str, Tree]:
    """Letters; what is no welcome and not the first is named in the order of the pages."""
    made: list[Tree] = []
    ids: list[str] = []
    for row in one.rows("prefaces"):
        title, name = unicode_of(text_of(table_of(row).get("title"))), _named(row, "file")
        text = _letter(one, "prefaces", "prefaces", name)
        if text is None:
            continue
        own = paper_id(Path(name).stem)
        for standing in ("welcome", "foreword"):
            wanted = standing == "foreword" or re.search("welcome", f"{title} {own}", re.IGNORECASE)
            if wanted and standing not in ids:
                own = standing
                break
        if own in ids:
            own = f"{own}-{len(ids) + 1}"
        ids.append(own)
        prose: dict[str, Tree] = {"id": own, "file": f"{_HOME}/{own}.md"}
        if title:
            prose["title"] = title
        made.append(prose)
        files.append(ImportedFile(path=f"{_HOME}/{own}.md", text=text))
    others = [f"prose:{own}" for own in ids if own not in ("welcome", "foreword")]
    front: dict[str, Tree] = {"prose": made} if made else {}
    if others:
        at = FRONT_KINDS.index("welcome") + 1
        front["front"] = [*FRONT_KINDS[:at], *others, *FRONT_KINDS[at:]]
    return front


def _named(row: Tree, key: str) -> str:
    return text_of(table_of(row).get(key))


def _letter(one: Set, kind: str, folder: str, name: str) -> str | None:
    """A LaTeX file as Markdown; None where there is none."""
    if not name:
        return None
    path = one.file(kind, folder, name) or one.file(kind, folder, f"{name}.tex")
    if path is None:
        one.reading.missing(one.name(kind), f"{folder}/{name}")
        return None
    try:
        return markdown_of(decode(read_bytes(path)))
    except Unreadable as error:
        one.reading.unreadable(f"{folder}/{name}", error.message, error.fix)
        return None


def _committees(one: Set) -> list[Tree]:
    made: list[Tree] = []
    for kind, title in (
        ("organizing_committee", "Organizing Committee"),
        ("program_committee", "Program Committee"),
    ):
        roles: list[Tree] = [
            {
                "role": unicode_of(_named(row, "role")) or "Members",
                "members": [person_of(one, kind, member) for member in members],
            }
            for row in one.rows(kind)
            if (members := entries_of(row, "members"))
        ]
        if roles:
            made.append({"title": title, "roles": roles})
    return made


def _reviewers(one: Set) -> list[Tree]:
    """Lists of names: a role's entries, each area of a role by itself."""
    made: list[Tree] = []
    for kind in ("organizing_committee", "program_committee"):
        for row in one.rows(kind):
            role = unicode_of(_named(row, "role"))
            entries = entries_of(row, "entries")
            areas = [entry for entry in entries if table_of(entry).get("area")]
            people = [entry for entry in entries if not table_of(entry).get("area")]
            made += _listed(one, kind, role, people)
            for area in areas:
                title = ": ".join(filter(None, (role, unicode_of(_named(area, "area")))))
                made += _listed(one, kind, title, entries_of(area, "members"))
    return made


def _listed(one: Set, kind: str, title: str, people: Sequence[Tree]) -> list[Tree]:
    members = [person_of(one, kind, row) for row in people]
    if not members:
        return []
    made: dict[str, Tree] = {"title": title} if title else {}
    return [{**made, "members": members}]


def _sponsors(one: Set, files: list[ImportedFile]) -> list[Tree]:
    made: list[Tree] = []
    for row in one.rows("sponsors"):
        tier = unicode_of(_named(row, "tier")) or "Sponsors"
        for logo in entries_of(row, "logos"):
            name = text_of(logo) or _named(logo, "file")
            path = one.file("sponsors", "sponsor_logos", name)
            sponsor: dict[str, Tree] = {"tier": tier, "name": Path(name).stem}
            one.reading.guessed(
                one.name("sponsors"),
                f"Sponsors are named as the files of their logos are, as «{_first_stem(one)}».",
                "Write the names as the sponsors do in front.yaml.",
            )
            if path:
                sponsor["logo"] = f"{_HOME}/logos/{path.name}"
                files.append(ImportedFile(path=f"{_HOME}/logos/{path.name}", file=path))
            else:
                one.reading.missing(one.name("sponsors"), f"sponsor_logos/{name}")
            made.append(sponsor)
    return made


def _first_stem(one: Set) -> str:
    for row in one.rows("sponsors"):
        for logo in entries_of(row, "logos"):
            return Path(text_of(logo) or _named(logo, "file")).stem
    return ""


def _talks(one: Set, files: list[ImportedFile]) -> list[Tree]:
    made: list[Tree] = []
    file = one.name("invited_talks")
    for place, row in enumerate(one.rows("invited_talks"), start=1):
        own = f"talk-{place}"
        speaker = person_of(
            one,
            "invited_talks",
            {"name": _named(row, "speaker_name"), "institution": _named(row, "institution")},
        )
        talk: dict[str, Tree] = {
            "id": own,
            "kind": "invited",
            "title": unicode_of(_named(row, "title")) or "Invited talk",
        }
        biography = _letter(one, "invited_talks", "invited_talks", _named(row, "bio_file"))
        if biography:
            speaker["biography"] = f"{_HOME}/{own}-biography.md"
            files.append(ImportedFile(path=f"{_HOME}/{own}-biography.md", text=biography))
        if speaker:
            talk["speakers"] = [speaker]
        abstract = _letter(one, "invited_talks", "invited_talks", _named(row, "abstract_file"))
        if abstract:
            talk["file"] = f"{_HOME}/{own}.md"
            files.append(ImportedFile(path=f"{_HOME}/{own}.md", text=abstract))
        _aside(one, file, table_of(row))
        made.append(talk)
    return made


def _aside(one: Set, file: str, row: Mapping[str, Tree]) -> None:
    for key, value in row.items():
        if key not in _TALK_READ:
            one.reading.aside(file, key, text_of(value))
