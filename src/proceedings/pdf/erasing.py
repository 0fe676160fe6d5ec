"""Taking text off a page: what shows it leaves the content, everything else stays as it is.

Nothing is painted over. Glyphs whose middle lies in a given box are replaced by an advance of their
width, so that what follows them on the line stands where it stood. Streams and forms may serve
several pages: what is changed is a copy that belongs to one page alone. Where the places of glyphs
can't be told surely, nothing is changed and the reason said.

Source: ISO 32000-1, 9.4.3 (text-showing operators), 8.10 (form XObjects), 14.6 (marked content).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream, String

from proceedings.pdf.boxes import Box, frame, inherited, inverted, moved
from proceedings.pdf.drawn import PATH_OPERATORS, Path
from proceedings.pdf.erasework import EraseWork, Refusal
from proceedings.pdf.glyphs import number
from proceedings.pdf.shown import Rest
from proceedings.pdf.textstate import (
    CLIPPING,
    STATE_OPERATORS,
    Pen,
    TextState,
    Unreadable,
    multiplied,
    numbers,
)

_MOST_INSTRUCTIONS = 2_000_000  # a page with large drawings has some hundred thousand
_MOST_FORMS = 500  # drawn on one page
_DEEPEST = 12  # forms in forms
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_FOLLOWED = STATE_OPERATORS.union(_SHOWING, (b"Do", b"BDC", b"BMC", b"EMC"))
_PAINTING = frozenset(
    (b"INLINE IMAGE", b"sh", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s")
)
_UNIT = (0.0, 0.0, 1.0, 1.0)  # where pictures are drawn
_READ_ALOUD = ("/ActualText", "/Alt", "/E")


def erase(
    pdf: pikepdf.Pdf, page: Dictionary, boxes: Sequence[Box], shapes: Sequence[Box] = ()
) -> Refusal | None:
    """Take all text in boxes off a page, and lone paths and pictures that lie in others.

    Args:
        pdf: The page's document.
        page: The page, changed in place: afterwards it has content and resources of its own.
        boxes: Around lines of text on the page as displayed, in points.
        shapes: Around ink that goes with them, as rules.

    Returns:
        None, or why nothing was changed.
    """
    resources = inherited(page, "/Resources")
    work = EraseWork(pdf, tuple(boxes), tuple(shapes))
    state = TextState(ctm=inverted(frame(page).to_user_space))
    own = resources if isinstance(resources, Dictionary) else Dictionary()
    try:
        changed = _Layer(work, own, state, 0).without_text(page)
        if work.refusal:
            return work.refusal
        if changed is None or work.found != set(range(len(boxes))):
            return Refusal.NO_TEXT
        renewed = changed.resources(own) if changed.forms else None
    except (Unreadable, pikepdf.PikepdfError, UnicodeDecodeError):  # names are any bytes
        return Refusal.UNREADABLE
    page["/Contents"] = Stream(pdf, changed.data)
    if renewed is not None:
        page["/Resources"] = renewed
    return None


@dataclass(slots=True)
class _Changed:
    """A content stream without the text, and the changed forms it draws, by their new names."""

    data: bytes
    forms: dict[str, Stream]

    def resources(self, old: Dictionary) -> Dictionary:
        copied = Dictionary(dict(old.items()))
        forms = old.get("/XObject")
        both = dict(forms.items()) if isinstance(forms, Dictionary) else {}
        copied["/XObject"] = Dictionary({**both, **self.forms})
        return copied


@dataclass(slots=True)
class _Mark:
    """A `BDC` or `BMC` whose end is still to come.

    Attributes:
        place: Of its instruction in what is written.
        keeps: Whether anything but erased text is in it.
    """

    place: int
    erases: bool = False
    keeps: bool = False


class _Layer:
    """One content stream: the page's, or that of a form drawn on it."""

    def __init__(
        self, work: EraseWork, resources: Dictionary, state: TextState, depth: int
    ) -> None:
        self._work = work
        self._resources = resources
        self._pen = Pen(state, resources, work.fonts)
        self._path = Path()
        self._depth = depth
        self._written: list[tuple[Sequence[Any], Operator] | Any] = []
        self._forms: dict[str, Stream] = {}
        self._marks: list[_Mark] = []
        self._is_changed = False

    def without_text(self, content: Dictionary | Stream) -> _Changed | None:
        """The stream without what stands in the boxes; None where nothing does.

        Raises:
            Unreadable: It can't be followed.
            pikepdf.PikepdfError: It can't be unpacked.
        """
        for instruction in self._read(content):
            name = instruction.operator.unparse()
            if name in _FOLLOWED:
                self._take(name, list(instruction.operands), instruction)
                continue
            if name in PATH_OPERATORS and self._work.shapes:
                box = self._path.follow(name, instruction.operands, self._pen.state.ctm)
                if self._work.is_shape(box):
                    self._is_changed = True
                    self._written.append(([], Operator("n")))
                    continue
            if self._marks and name in _PAINTING:
                self._marks[-1].keeps = True
            self._written.append(instruction)
        if not self._is_changed or self._work.refusal:
            return None
        try:
            return _Changed(pikepdf.unparse_content_stream(self._written), self._forms)
        except (AttributeError, TypeError):  # inline images of something else than data
            raise Unreadable from None

    def _read(self, content: Dictionary | Stream) -> list[Any]:
        try:
            read = pikepdf.parse_content_stream(
                content if isinstance(content, Stream) else pikepdf.Page(content)
            )
        except (TypeError, IndexError):  # objects that no content has, from damaged data
            raise Unreadable from None
        self._work.instructions += len(read)
        if self._work.instructions > _MOST_INSTRUCTIONS:
            raise Unreadable
        return list(read)

    def _take(self, name: bytes, operands: list[Any], instruction: Any) -> None:
        if name in _SHOWING:
            self._show(name, operands, instruction)
            return
        if name == b"Do":
            if self._is_shape(operands):
                self._is_changed = True
                return
            instruction = self._draw(operands) or instruction
            if self._marks:
                self._marks[-1].keeps = True
        elif name in (b"BDC", b"BMC"):
            self._marks.append(_Mark(len(self._written)))
        elif name == b"EMC":
            self._end_mark()
        else:
            self._pen.follow(name, operands)
        self._written.append(instruction)

    def _show(self, name: bytes, operands: list[Any], instruction: Any) -> None:
        before: list[tuple[list[Any], Operator]] = []
        if name == b'"':
            word, char = numbers(operands[:2], 2)
            self._pen.state.word, self._pen.state.char = word, char
            before += [([operands[0]], Operator("Tw")), ([operands[1]], Operator("Tc"))]
        if name in (b"'", b'"'):
            self._pen.next_line()
            before.append(([], Operator("T*")))
        shown = operands[-1] if operands else None
        if not isinstance(shown, Array if name == b"TJ" else String):
            raise Unreadable
        replaced = self._without(shown if isinstance(shown, Array) else [shown])
        if replaced is None:
            self._written.append(instruction)
            return
        self._is_changed = True
        self._written += [*before, ([Array(replaced)], Operator("TJ"))]

    def _without(self, shown: Array | list[Any]) -> list[Any] | None:
        """What is still shown of a `TJ`'s strings; None where that is all of it."""
        pen, state = self._pen, self._pen.state
        found = Rest(state.size)
        for item in shown:
            if not isinstance(item, String):
                gap = number(item)
                if gap is None:
                    raise Unreadable
                found.gap(item, gap)
                pen.move(-gap / 1000 * state.size)
                continue
            text = bytes(item)
            glyphs = state.glyphs.of(text) if state.glyphs and pen.is_sure else None
            if glyphs is None:
                self._pass_over(text)
                found.keep(text)
                continue
            for glyph in glyphs:
                if self._is_off(glyph):
                    found.drop(pen.advance(glyph))
                else:
                    found.keep(glyph.code)
                pen.move(pen.advance(glyph))
        if self._marks:
            self._marks[-1].keeps |= found.keeps
            self._marks[-1].erases |= found.erases
        return found.operands() if found.erases else None

    def _is_off(self, glyph: Any) -> bool:
        state = self._pen.state
        if not state.size or not state.scale:
            return False
        holder = self._work.holder(self._pen.core(glyph))
        if holder is None:
            return False
        if state.mode >= CLIPPING:
            self._work.refusal = Refusal.CLIP
        self._work.found.add(holder)
        return True

    def _pass_over(self, text: bytes) -> None:
        """Text whose glyphs can't be placed: it must not be what is to be taken off."""
        x, y = self._pen.point()
        height = self._pen.height()
        if text.strip() and any(
            bottom - height <= y <= top + height and x <= right
            for _, bottom, right, top in self._work.boxes
        ):
            self._work.refusal = Refusal.UNSURE
        self._pen.is_sure = False

    def _is_shape(self, operands: list[Any]) -> bool:
        """Whether a picture is drawn that goes."""
        drawn, name = self._resources.get("/XObject"), operands[0] if operands else None
        if not isinstance(drawn, Dictionary) or not isinstance(name, Name):
            return False
        picture = drawn.get(str(name))
        is_picture = isinstance(picture, Stream) and picture.get("/Subtype") == Name.Image
        return is_picture and self._work.is_shape(moved(_UNIT, self._pen.state.ctm))

    def _draw(self, operands: list[Any]) -> Any | None:
        """What draws a changed copy of a form in its place; None where nothing changes."""
        forms, name = self._resources.get("/XObject"), operands[0] if operands else None
        if not isinstance(forms, Dictionary) or not isinstance(name, Name):
            return None
        form = forms.get(str(name))
        if not isinstance(form, Stream) or form.get("/Subtype") != Name.Form:
            return None
        state = copy.copy(self._pen.state)
        own = [number(value) for value in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))]
        box = [number(value) for value in form.get("/BBox", Array())]
        if None in own or None in box or len(own) != 6 or len(box) != 4:
            raise Unreadable
        state.ctm = multiplied(tuple(own), state.ctm)  # type: ignore[arg-type]
        if not self._work.may_reach(moved(tuple(box), state.ctm)):  # type: ignore[arg-type]
            return None
        self._work.forms += 1
        if self._depth >= _DEEPEST or self._work.forms > _MOST_FORMS:
            raise Unreadable
        given = form.get("/Resources")
        resources = given if isinstance(given, Dictionary) else self._resources
        inner = _Layer(self._work, resources, state, self._depth + 1)
        changed = inner.without_text(form)
        if changed is None:
            return None
        self._is_changed = True
        fresh = _free_name(forms, self._forms)
        self._forms[fresh] = self._copied(form, changed, resources)
        return [Name(fresh)], Operator("Do")

    def _copied(self, form: Stream, changed: _Changed, resources: Dictionary) -> Stream:
        told = {
            key: value
            for key, value in form.items()
            if key not in ("/Filter", "/DecodeParms", "/Length")
        }
        copied = Stream(self._work.pdf, changed.data, told)
        if changed.forms:
            copied["/Resources"] = changed.resources(resources)
        return copied

    def _end_mark(self) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        if self._marks:
            self._marks[-1].erases |= mark.erases
            self._marks[-1].keeps |= mark.keeps
        if mark.erases and not mark.keeps:
            self._silence(mark.place)

    def _silence(self, place: int) -> None:
        """Drop what would still be read aloud for a mark that is empty now."""
        begun: Any = self._written[place]
        operands = list(begun.operands)
        if len(operands) != 2:
            return
        told = operands[1]
        if isinstance(told, Name):
            listed = self._resources.get("/Properties")
            told = listed.get(str(told)) if isinstance(listed, Dictionary) else None
        if not isinstance(told, Dictionary) or not any(key in told for key in _READ_ALOUD):
            return
        rest = {key: value for key, value in told.items() if key not in _READ_ALOUD}
        if any(getattr(value, "is_indirect", False) for value in rest.values()):
            return
        self._written[place] = ([operands[0], Dictionary(rest)], begun.operator)


def _free_name(*taken: Dictionary | dict[str, Stream]) -> str:
    number_of = 0
    while any(f"/PrE{number_of}" in names for names in taken):
        number_of += 1
    return f"/PrE{number_of}"
