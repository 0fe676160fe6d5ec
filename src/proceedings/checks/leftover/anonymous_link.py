r"""A link or a remark was made nameless for the reviewers and still is.

Why: Copies on anonymising sites are taken down after a while, and links with a reviewer's key lead
to no page that may be cited. Readers look for the code and the data in vain.

How to mend: Put the lasting address in: the repository under its owner's name, better a DOI of
Zenodo, figshare or OSF (for OSF make the project public and leave `?view_only=…` off). In LaTeX the
`anonsuppress` environment and `\anon{…}` of acmart show their contents again without `anonymous`.
Take remarks like «link removed for review» out.

Source: anonymous.4open.science keeps a copy until the date its owner gave; OSF, «Create a
view-only link for a registration or project». Where the rest of the file is a review version too,
that is the cause and `leftover/review-version` speaks alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from proceedings.checks.leftover.review_version import numbers_of_review, signs_of_review
from proceedings.checks.sightings import first_place, lines_of, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Sighting
from proceedings.records.wanted import Sign

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "file"

_REVIEW = (
    r"(?:(?:the|an|our|purposes?|of|during|double|single)[-\s]+){0,4}"
    r"(?:blind|anonym\w+|peer|review\w*)"
)

_LEFT_OUT = r"(?:removed|omitted|hidden|withheld|redacted|blinded|anonymi[sz]ed)"

SIGNS = (
    Sign(
        name="leftover/anonymous-link.address",
        pattern=r"\banonymous\.4open\.science/\w\S*|\banonymous-github\S*|\b4open\.science/r/\S+"
        r"|\b(?:github|gitlab|bitbucket|huggingface)\.(?:com|org|co)/"
        r"(?:[\w.-]*anonym[\w.-]*|blind(?:ed)?[-_]?(?:review|submission)[\w.-]*)(?:/\S*)?"
        r"|\bsites\.google\.com/view/(?:[\w-]*anonym[\w-]*)\S*"
        r"|\banonym[\w-]*\.github\.io\S*|\bdropbox\.com/\S*anonym\S*",
        needles=("4open", "anonym", "blind"),
    ),
    Sign(  # who has such a link sees what is there, until its owner takes the link back
        name="leftover/anonymous-link.private",
        pattern=r"\bosf\.io/\S*view_only=\S*|\bfigshare\.com/s/[0-9a-f]{8,}\S*",
        needles=("view_only", "figshare.com/s/"),
    ),
    Sign(
        name="leftover/anonymous-link.remark",
        pattern=r"[\[(<{]\s*(?:url|link|address|repository|repo|website|name|anonym\w+)s?\s+"
        r"(?:url|link|address|repository|repo|website|(?:is\s+|was\s+)?(?:removed|omitted|hidden|"
        rf"withheld|redacted|blinded|anonymi[sz]ed)(?:\s+(?:for|to|during|due\s+to)\s+{_REVIEW})?)\b"
        r"[^\n\])>}]{0,30}[\])>}]"
        rf"|[\[(<{{][^\n\])>}}]{{0,60}}\b{_LEFT_OUT}\s+(?:for|during)\s+{_REVIEW}[^\n\])>}}]{{0,30}}[\])>}}]"
        rf"|\b(?:not\s+(?:included|shown|given|disclosed)|{_LEFT_OUT})\s+(?:here\s+)?"
        r"(?:for|to\s+(?:respect|preserve|ensure|keep|comply\s+with)|during|due\s+to|because\s+of)\s+"
        r"(?:(?:the|an|our|purposes?|of)\s+){0,3}(?:double[-\s]+|single[-\s]+)?(?:blind(?:ed)?|anonymous|anonymi[sz]ed)"
        r"[-\s]+(?:peer[-\s]+)?(?:review\w*|submission|process)",
        needles=("anonym", "review", "blind", "removed", "hidden", "withheld", "redacted"),
    ),
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for anonymised addresses, and for remarks that something was left out for reviewers."""
    inspection = subject.inspection
    if (
        signs_of_review(inspection)
        or numbers_of_review(inspection)
        or inspection.seen("leftover/draft-mark.working")
    ):
        return
    addresses = _shown(inspection.seen("leftover/anonymous-link.address"))
    remarks = _shown(inspection.seen("leftover/anonymous-link.remark"))
    private = _shown(inspection.seen("leftover/anonymous-link.private"))
    if addresses:
        yield Finding(
            rule="leftover/anonymous-link",
            level=Level.ERROR,
            message=(
                "Links are still those for the reviewers:"
                f" {quoted((*addresses, *private, *remarks))}."
            ),
            fix="Put the lasting address in, under the authors' own name, best with a DOI.",
            place=first_place(addresses),
            evidence=lines_of(addresses),
        )
    elif private:
        yield Finding(
            rule="leftover/anonymous-link",
            level=Level.WARNING,
            message=(
                "Links have a reviewer's key, which their owner may take back:"
                f" {quoted((*private, *remarks))}."
            ),
            fix="Make the project public and put its lasting address in, best with a DOI.",
            place=first_place(private),
            evidence=lines_of(private),
        )
    elif remarks:
        yield Finding(
            rule="leftover/anonymous-link",
            level=Level.WARNING,
            message=f"Something was left out for the reviewers: {quoted(remarks)}.",
            fix="Put in what was left out, or take the remark away.",
            place=first_place(remarks),
            evidence=lines_of(remarks),
        )


def _shown(sightings: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """Those on pages and in links, each address once: a link's text and its target are one."""
    kept: dict[tuple[int | None, str], Sighting] = {}
    for one in sightings:
        if one.where in ("page", "address"):
            text = one.text.rstrip("/.,;)")
            kept.setdefault((one.page, text.casefold()[:30]), replace(one, text=text))
    return tuple(kept.values())
