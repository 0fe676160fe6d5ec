"""Laying a set page over a page of a paper: one way for heads, folios, notices, DRAFT, proof marks.

An overlay page becomes a Form XObject drawn after the author's content. Furniture stands inside a
pagination artifact, so that a tagged page stays rightly tagged (ISO 32000-1, 14.8.2.2); a notice is
content, and its links are live. The author's streams are not touched: a stream before them saves
the graphics state, one behind them restores it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from proceedings.pdf.boxes import Matrix, frame, inherited, moved
from proceedings.records.prepared import PreparedPage

_STREAM_SAVE = b"q\n"
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class Placer:
    """Places the pages of one overlay on pages of one target; fonts are copied once.

    The overlay must stay open until the target has been saved.
    """

    def __init__(self, target: pikepdf.Pdf, overlay: pikepdf.Pdf) -> None:
        self._target = target
        self._overlay = overlay
        self._sources = overlay.pages
        self._forms: dict[tuple[int, Matrix], pikepdf.Object] = {}
        # What many pages have alike is written once.
        self._resources: dict[bytes, pikepdf.Object] = {}
        self._streams: dict[bytes, pikepdf.Object] = {}

    def place(
        self,
        page: pikepdf.Object,
        index: int,
        state: PreparedPage | None,
        *,
        subtype: str | None = None,
    ) -> None:
        """Lay the overlay's page `index` on `page`, upright as displayed.

        An overlay page without content is not placed.

        Args:
            page: A page dictionary of the target, its inherited attributes pushed down.
            index: Page of the overlay, from 0; its bottom left corner is the displayed page's.
            state: What the page's content leaves open; None when an earlier placing has already
                closed it.
            subtype: `Header`, `Footer` or `Watermark`; None for a form that is several of them.
        """
        form = self._form(index, frame(page).to_user_space)
        if form is None:
            return
        name = _add_xobject(page, form)
        properties = f"/Type /Pagination /Subtype /{subtype}" if subtype else "/Type /Pagination"
        self._draw(page, f"/Artifact <<{properties}>> BDC q {name} Do Q EMC\n", state)

    def write(
        self,
        page: pikepdf.Object,
        parts: Sequence[int],
        state: PreparedPage | None,
        *,
        first_mark: int | None = None,
    ) -> list[list[Dictionary]]:
        """Lay pages of the overlay on `page` as content of it, upright as displayed.

        Args:
            page: As for `place`.
            parts: Pages of the overlay, from 0.
            state: As for `place`.
            first_mark: The number (MCID) of the first part's mark, the next part's is one more;
                None on a page without tags.

        Returns:
            For each part its links as annotations of the page, indirect.
        """
        matrix = frame(page).to_user_space
        drawn, links = "", []
        for count, index in enumerate(parts):
            form = self._form(index, matrix)
            if form is not None:
                part = f"q {_add_xobject(page, form)} Do Q"
                if first_mark is not None:
                    part = f"/P <</MCID {first_mark + count}>> BDC {part} EMC"
                drawn += f"{part}\n"
            links.append(list(self._links(index, matrix)))
        self._draw(page, drawn, state)
        if new := [link for part in links for link in part]:
            own = page.get("/Annots")
            page.Annots = Array([*(own if isinstance(own, Array) else ()), *new])
            # ISO 14289-1, 7.18.3: a page with annotations goes through them in its tags' order.
            page.Tabs = Name.S
        return links

    def _links(self, index: int, matrix: Matrix) -> Iterator[Dictionary]:
        for link in self._sources[index].obj.get("/Annots", ()):
            address = str(link.A.URI)
            own = [float(number) for number in link.Rect]
            box = moved((own[0], own[1], own[2], own[3]), matrix)
            yield self._target.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([_decimal(round(number, 3)) for number in box]),
                    Border=Array([0, 0, 0]),
                    F=4,
                    Contents=String(address),
                    A=Dictionary(S=Name.URI, URI=String(address)),
                )
            )

    def _draw(self, page: pikepdf.Object, operators: str, state: PreparedPage | None) -> None:
        drawn = operators.encode("ascii")
        author = _streams(page)
        if state is None:
            page.Contents = Array([*author, self._stream(b"\n" + drawn)])
            return
        # Marks are closed before states: a mark opened inside q … Q is then closed inside it too.
        closing = b"\n" + b"EMC " * state.open_marks + b"Q " * (state.open_states + 1) + b"\n"
        page.Contents = Array([self._stream(_STREAM_SAVE), *author, self._stream(closing + drawn)])

    def _form(self, index: int, matrix: Matrix) -> pikepdf.Object | None:
        key = (index, matrix)
        if key not in self._forms:
            source = self._sources[index]
            if not _has_content(source.obj):
                return None
            # Made in the overlay and copied: qpdf remembers what it has copied from there, so that
            # all forms share the fonts of the first.
            form = self._target.copy_foreign(source.as_form_xobject())
            if matrix != _UNMOVED:
                form.Matrix = Array([_decimal(number) for number in matrix])
            elif "/Matrix" in form:
                del form["/Matrix"]
            form.Resources = self._shared_resources(form.Resources)
            self._forms[key] = form
        return self._forms[key]

    def _shared_resources(self, resources: pikepdf.Object) -> pikepdf.Object:
        if "/ProcSet" in resources:  # of no use since PDF 1.4
            del resources["/ProcSet"]
        written = resources.unparse()
        if written not in self._resources:
            self._resources[written] = self._target.make_indirect(resources)
        return self._resources[written]

    def _stream(self, data: bytes) -> pikepdf.Object:
        if data not in self._streams:
            self._streams[data] = self._target.make_stream(data)
        return self._streams[data]


def _has_content(page: pikepdf.Object) -> bool:
    # What has a font shows text: most pages needn't be unpacked.
    if page.get("/Resources", Dictionary()).get("/Font"):
        return True
    contents = page.get("/Contents", Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return any(stream.read_bytes().strip() for stream in streams)


def _streams(page: pikepdf.Object) -> list[pikepdf.Object]:
    """The page's content streams, in a list of its own: the array may serve other pages too."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        return [item for item in contents if isinstance(item, pikepdf.Stream)]
    return [contents] if isinstance(contents, pikepdf.Stream) else []


def _add_xobject(page: pikepdf.Object, form: pikepdf.Object) -> str:
    """Add the form under a name that is free, in resources that belong to this page alone."""
    # Inherited or shared, the author's dictionary stays as it is: names of other pages are in it.
    resources = _copied(inherited(page, "/Resources"))
    xobjects = _copied(resources.get("/XObject"))
    number = 0
    while f"/PrS{number}" in xobjects:
        number += 1
    name = f"/PrS{number}"
    xobjects[name] = form
    resources.XObject = xobjects
    page.Resources = resources
    return name


def _copied(dictionary: object) -> pikepdf.Dictionary:
    copy = pikepdf.Dictionary()
    if isinstance(dictionary, pikepdf.Dictionary):
        for key, value in dictionary.items():
            copy[key] = value
    return copy


def _decimal(number: float) -> pikepdf.Object | int:
    return int(number) if number == int(number) else pikepdf.Object.parse(f"{number:.6f}".encode())
