r"""A file says that it is PDF/UA, and isn't.

Why: Libraries and readers trust the claim. One paper whose claim is false takes the claim from the
whole volume, and nobody looks for what is wrong.

How to mend: Mend what is named, or don't make the claim. LibreOffice: in the PDF export «Universal
Accessibility (PDF/UA)», and Tools, Accessibility Check before it. Word: Review, Check
Accessibility. Typst: `--pdf-standard ua-1` refuses what isn't. LaTeX: leave `pdfuaid` and `ua-2`
out of `\DocumentMetadata` until veraPDF agrees. This volume claims it for a paper only after a
check.

Source: ISO 14289-1 (PDF/UA-1): 7.1 (title shown), 7.2 (language), 7.3 (figures), 7.4 (headings),
7.7 (formulas), 7.18.3 (tab order), 7.18.5 (links), 7.1-5 (types); ISO 14289-2 (PDF/UA-2) likewise
but for headings. These are the cheap ones: a file that passes may still fail others.
"""

from collections.abc import Iterator

from proceedings.checks.access.headings import heading_fault
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Tags, Tool

LEVEL = Level.NOTE
SCOPE = "file"

_FIRST_PART = "PDF/UA-1"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Try what can be tried cheaply, where the claim is made; one finding with all that fails."""
    facts = subject.inspection
    claims = facts.tags.claims if facts.tags else facts.claims
    if not claims:
        return
    failed = list(_failed(facts, facts.tags)) if facts.tags else ["it has no tags"]
    if not failed:
        return
    yield Finding(
        rule="access/claim",
        level=LEVEL,
        message=f"The file says that it is {claims}, but {', '.join(failed)}.",
        fix=subject.by_tool(
            "Mend this, or export the paper without the claim.",
            {
                Tool.LIBREOFFICE: (
                    "Mend this (Tools, Accessibility Check), or untick «Universal Accessibility "
                    "(PDF/UA)» in the PDF export."
                ),
                Tool.WORD: "Mend this (Review, Check Accessibility), or save without PDF/UA.",
                Tool.TYPST: "Mend this, or compile without --pdf-standard ua-1.",
            },
        ),
    )


def _failed(facts: Inspection, tags: Tags) -> Iterator[str]:
    if not facts.title:
        yield "it has no title"
    if not tags.shows_title:
        yield "viewers aren't told to show its title"
    if not facts.language:
        yield "it names no language"
    if any(not font.embedded and font.pages for font in facts.fonts):
        yield "fonts are missing in it"
    yield from _failed_by_tags(tags)


def _failed_by_tags(tags: Tags) -> Iterator[str]:
    if tags.figures_without_alt:
        yield f"{_count(tags.figures_without_alt, 'figure')} without alternative text"
    if tags.formulas_without_alt:
        yield f"{_count(tags.formulas_without_alt, 'formula')} without alternative text"
    if tags.claims == _FIRST_PART and (fault := heading_fault(tags.headings)):
        yield f"of its headings {fault}"
    if tags.tables_without_scope:
        yield "header cells of its tables don't say what they head"
    if tags.links_untagged:
        yield f"{_count(tags.links_untagged, 'link')} outside its tags"
    if tags.pages_without_tab_order:
        yield f"{_count(tags.pages_without_tab_order, 'page')} without tab order"
    if tags.unknown_types:
        yield f"its tags are of kinds nobody knows ({', '.join(tags.unknown_types[:3])})"


def _count(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count} {what}s are"
