"""BibTeX of the volume and its papers, in the order of the volume."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citation.entry import paper_entry, rendered, volume_entry
from proceedings.records.pageplan import PagePlan
from proceedings.records.published import OutFile
from proceedings.volume.volume import Volume


def export(volume: Volume, plan: PagePlan) -> Iterator[OutFile]:
    """One `.bib` in UTF-8; papers whose file is missing have their place in it too."""
    papers = {paper.id: paper for paper in volume.papers}
    entries = [volume_entry(volume)]
    entries += [paper_entry(volume, papers[planned.id], planned.folios) for planned in plan.papers]
    yield OutFile(
        name="proceedings.bib",
        role="bibtex",
        media_type="application/x-bibtex",
        data="\n".join(rendered(entry) for entry in entries).encode("utf-8"),
    )
