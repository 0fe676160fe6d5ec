"""One page while its lines are being chosen: what is wanted on it, and the form each line takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from proceedings.errors import CannotStart
from proceedings.records.inspection import PageFacts
from proceedings.records.overlay import Stamp
from proceedings.stamping.fitting import Chosen, Wanted, cut_forms, fit, smaller_forms, x_on, y_on
from proceedings.stamping.measuring import Line, Measured
from proceedings.stamping.wording import Wording
from proceedings.volume.folio import Folio, FolioRange, Side
from proceedings.volume.style import StampRule, Style


@dataclass(slots=True)
class Sheet:
    """One page: its lines are fitted, and those that don't fit get cuts or smaller type."""

    style: Style
    page: PageFacts
    folio: Folio
    wanted: tuple[Wanted, ...]
    chosen: tuple[Chosen, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every form of every line."""
        for wanted in self.wanted:
            yield from wanted.forms

    def choose(self, measures: Mapping[Line, Measured]) -> None:
        """Choose a form for each line, as they were measured."""
        self.chosen = fit(self.style, self.page.width, self.wanted, measures)

    def add_cuts(self) -> bool:
        """Give lines that fit in no form their cuts; whether any got some."""
        return self._add({id(c.wanted): cut_forms(c.wanted.forms[-1]) for c in self._lost("cut")})

    def add_smaller(self) -> bool:
        """Give lines that fit in no form and no cut smaller type; whether any got some."""
        return self._add({id(c.wanted): _smaller(c.wanted) for c in self._lost("least")})

    def stamps(self, measures: Mapping[Line, Measured]) -> tuple[Stamp, ...]:
        """The lines chosen, those aside that hold a letter no font has."""
        return tuple(
            self._stamp(choice.wanted.rule, choice.line, measures[choice.line])
            for choice in self.chosen
            if choice.line and not measures[choice.line].missing
        )

    def _lost(self, asked: str) -> Iterator[Chosen]:
        for choice in self.chosen:
            if choice.form is None and getattr(choice.wanted.rule, asked):
                yield choice

    def _add(self, forms: Mapping[int, Sequence[Line]]) -> bool:
        self.wanted = tuple(
            replace(item, forms=(*item.forms, *forms.get(id(item), ())))
            if id(item) in forms
            else item
            for item in self.wanted
        )
        return bool(forms)

    def _stamp(self, rule: StampRule, line: Line, measured: Measured) -> Stamp:
        return Stamp(
            name=rule.name,
            text=line.text,
            font=line.font,
            size=line.size,
            x=x_on(rule, self.page.width),
            y=y_on(rule, self.page.height),
            align=rule.align,
            width=measured.width,
        )


def sheets_of(
    style: Style,
    pages: Sequence[PageFacts],
    folios: FolioRange,
    record: Mapping[str, str],
    wording: Wording,
) -> Iterator[Sheet]:
    """A sheet for each page of a paper; without lines where the style refuses to stamp.

    Args:
        style: The paper's style.
        pages: Its pages as displayed.
        folios: One for each page.
        record: What the style's templates may say.
        wording: Fills them.

    Raises:
        CannotStart: A template of the style is wrong.
    """
    rules = () if style.refuse else style.stamps
    for index, (page, folio) in enumerate(zip(pages, folios, strict=True)):
        kind = "first" if index == 0 else "right" if folio.side is Side.RECTO else "left"
        wanted = [_wanted(style, rule, wording, record, folio) for rule in rules if kind in rule.on]
        yield Sheet(style, page, folio, tuple(each for each in wanted if each.forms))


def _wanted(
    style: Style, rule: StampRule, wording: Wording, record: Mapping[str, str], folio: Folio
) -> Wanted:
    best = wording.line(rule.text, record, folio)
    if not best:
        return Wanted(rule=rule, forms=())
    texts = (best, *(wording.line(template, record, folio) for template in rule.shorter))
    if rule.font not in style.fonts:
        raise CannotStart(
            f"the style sets {rule.name} in the font {rule.font!r}, which it doesn't define",
            f"Its fonts are {', '.join(style.fonts) or 'none'}; add {rule.font} to them.",
        )
    font = style.fonts[rule.font]
    forms = (Line(text=text, font=font, size=rule.size) for text in dict.fromkeys(texts) if text)
    shown = tuple(forms)
    return Wanted(rule=rule, forms=shown, styled=len(shown))


def _smaller(wanted: Wanted) -> tuple[Line, ...]:
    shortest = wanted.forms[wanted.styled - 1]
    return smaller_forms(shortest, wanted.rule.least or shortest.size)
