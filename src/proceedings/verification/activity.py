"""Nothing in the volume may act by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.reader import VolumeReader, actions, address
from proceedings.verification.spans import Leaf

_SAFE_ADDRESSES = (b"http:", b"https:", b"mailto:", b"doi:")
_SAFE_ACTIONS = ("/GoTo", "/URI")
_MEDIA = ("/Screen", "/Movie", "/Sound", "/RichMedia", "/3D", "/FileAttachment", "/Widget")
_CATALOGUE = ("/OpenAction", "/AA", "/AcroForm", "/Collection")


def activity_faults(reader: VolumeReader, book: Sequence[Leaf]) -> Iterator[Finding]:
    """Nothing in the volume acts, and no link of the press is left."""
    names = reader.root.get("/Names")
    left = [key for key in _CATALOGUE if key in reader.root]
    left += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in (names or {})]
    if left:
        yield fault("active-content", f"the volume's catalogue carries {', '.join(left)}")
    for index in reader.page_actions():
        yield fault("active-content", "a page carries actions of its own", page=index + 1)
    for index, annotation in reader.annotations():
        owner = book[index].owner or None
        if annotation.get("/Subtype") in _MEDIA or "/AA" in annotation:
            kind = str(annotation.get("/Subtype"))
            yield fault("active-content", f"an annotation {kind} acts", paper=owner, page=index + 1)
        for action in actions(annotation):
            where = address(action)
            if where.startswith(b"proceedings:"):
                yield fault("links", "a link of the press was left", page=index + 1)
            elif action.get("/S") not in _SAFE_ACTIONS or (
                where and not where.lower().startswith(_SAFE_ADDRESSES)
            ):
                yield fault(
                    "active-content",
                    f"a link does {action.get('/S')}, which is neither a jump nor a web address",
                    paper=owner,
                    page=index + 1,
                    evidence=where.decode("ascii", "replace") or None,
                )
