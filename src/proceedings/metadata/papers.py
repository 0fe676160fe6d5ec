"""All papers' records, from papers.yaml and from one file a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from proceedings.findings.finding import Finding
from proceedings.metadata.context import Context, Notes
from proceedings.metadata.files import PAPERS, PAPERS_FOLDER
from proceedings.metadata.nodes import Items, Node, Scalar, Table
from proceedings.metadata.shape import build, builder_of
from proceedings.metadata.yamlfile import Document
from proceedings.text.richtext import Markup
from proceedings.volume.kinds import parse_id
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation


class PapersRead(NamedTuple):
    """What reading the papers gave.

    Attributes:
        papers: Those that could be built, in the order of the files.
        ids: The ids of all that are written down.
        nodes: File and node of each, by id.
        findings: What came up.
    """

    papers: tuple[Paper, ...]
    ids: frozenset[str]
    nodes: Mapping[str, tuple[str, Node]]
    findings: tuple[Finding, ...]


def read_affiliations(
    document: Document | None,
) -> tuple[dict[str, Affiliation | None], tuple[Finding, ...]]:
    """The table of affiliations, by key; None for one that can't be used."""
    root = document.root if document else None
    if document is None or not isinstance(root, Table):
        return {}, ()
    table = root.get("affiliations")
    if table is None:
        return {}, ()
    context = Context(document.file)
    if not isinstance(table, Table):
        # Tells of the wrong shape in the words of all mappings.
        builder_of(Mapping[str, Affiliation])(context, table, "affiliations")
        return {}, tuple(context.findings)
    made = {
        key: None if isinstance(entry.value, Scalar) else _affiliation(context, entry.value, key)
        for key, entry in table.entries.items()
        if not key.startswith("x-")
    }
    return made, tuple(context.findings)


def _affiliation(context: Context, node: Node, key: str) -> Affiliation | None:
    return build(Affiliation, context, node, f"affiliation '{key}'")


class PaperReader:
    """Builds papers one after the other, so that a bad one stops no other."""

    def __init__(
        self,
        folder: Path,
        affiliations: Mapping[str, Affiliation | None],
        markup: Markup,
        notes: Notes | None = None,
    ) -> None:
        self.folder = folder
        self.affiliations = affiliations
        self.markup = markup
        self.notes = notes or Notes()
        self.papers: list[Paper] = []
        self.ids: set[str] = set()
        self.nodes: dict[str, tuple[str, Node]] = {}
        self.findings: list[Finding] = []
        self._taken: dict[str, tuple[str, int]] = {}

    def read(self, document: Document | None, singles: tuple[Document, ...]) -> PapersRead:
        """Read papers.yaml, then the files of one paper each.

        Args:
            document: papers.yaml, if there is one.
            singles: The files in metadata/papers/, in the order of their names.
        """
        if document and isinstance(document.root, Table):
            context = self._context(document)
            for node in self._listed(context, document.root):
                self._add(context, node, "a paper")
            self.findings += context.findings
        for single in singles:
            self._single(single)
        return PapersRead(tuple(self.papers), frozenset(self.ids), self.nodes, tuple(self.findings))

    def _context(self, document: Document) -> Context:
        return Context(document.file, self.affiliations, self.markup, self.folder, self.notes)

    def _listed(self, context: Context, root: Table) -> Iterator[Node]:
        for key, entry in root.entries.items():
            if key not in ("affiliations", "papers") and not key.startswith("x-"):
                near = context.meant(key, ("affiliations", "papers"))
                context.report(
                    "metadata/unknown-field",
                    entry,
                    f"'{key}' is no key of {PAPERS}.",
                    f"Did you mean '{near}'?"
                    if near
                    else "Known are affiliations, papers; a key of your own begins with x-.",
                    evidence=key,
                )
        papers = root.get("papers")
        if isinstance(papers, Items):
            yield from papers.items
        elif papers is not None:
            builder_of(tuple[Paper, ...])(context, papers, "papers")

    def _single(self, document: Document) -> None:
        stem = document.file.rpartition("/")[2].removesuffix(".yaml")
        if document.root is None:
            # Sessions may name it: it is written down, though nobody can read it.
            self.ids.add(stem)
            return
        context = self._context(document)
        written = document.root.text("id") if isinstance(document.root, Table) else None
        if written is not None and written != stem:
            context.report(
                "metadata/file-name",
                document.root,
                f"The paper in {document.file} has the id '{written}'.",
                f"Call the file {PAPERS_FOLDER}/{written}.yaml, or mend the id.",
                evidence=written,
            )
        self._add(context, document.root, document.file)
        self.findings += context.findings

    def _add(self, context: Context, node: Node, label: str) -> None:
        paper_id = self._id(node)
        context.paper = paper_id
        if paper_id is None or not self._is_taken(context, node, paper_id):
            paper = build(Paper, context, node, label)
            if paper:
                self.papers.append(paper)
        context.paper = None

    def _id(self, node: Node) -> str | None:
        text = node.text("id") if isinstance(node, Table) else None
        if text is None:
            return None
        try:
            return parse_id(text)
        except ValueError:
            return None

    def _is_taken(self, context: Context, node: Node, paper_id: str) -> bool:
        """Whether another paper has the id; otherwise it is this paper's from now on."""
        taken = self._taken.get(paper_id.casefold())
        at = (node.get("id") if isinstance(node, Table) else None) or node
        if taken is None:
            self._taken[paper_id.casefold()] = (context.file, at.line)
            self.ids.add(paper_id)
            self.nodes[paper_id] = (context.file, node)
            return False
        file, line = taken
        where = f"in line {line}" if file == context.file else f"in {file}, line {line}"
        context.report(
            "metadata/duplicate-id",
            at,
            f"The id '{paper_id}' is taken by the paper {where}.",
            "Give this paper another id, or delete one of the two; capitals make no difference.",
        )
        return True
