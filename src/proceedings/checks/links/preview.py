r"""A link leads to a site for submitting, reviewing, editing or previewing.

Why: Such pages open for the author alone, ask for a login, change or vanish; a link with the right
to edit lets every reader change the document.

How to mend: Put in what was published: the DOI, the repository, a public copy. Google Docs: File,
Share, Publish to web. Overleaf: put the template or the source into a repository. OpenReview: the
paper's forum page is public and may be cited. Zenodo, arXiv: the address after publishing.

Source: the sites' own addresses, in the table of this rule. Public pages of the same sites are
none.
"""

import re
from collections.abc import Iterator

from proceedings.checks.addresses import told
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"

_OPENREVIEW = (
    r"(?:www\.|api2?\.)?openreview\.net/"
    r"(?:tasks|invitation|edits?|assignments|messages|login|user|profile/edit"
    r"|group\?id=[^&#]*(?:Authors|Reviewers?|Area_Chairs?|Program_Chairs|Submission\d)"
    r"|forum\?[^#]*invitationId=)"
)
_SITES = (
    (r"(?:www\.)?overleaf\.com/(?:project|read|\d{6,}[a-z]+)\b", "is a project on Overleaf"),
    (r"docs\.google\.com/[^?#]*/edit\b", "opens a document for editing"),
    (r"drive\.google\.com/drive/(?:u/\d+/)?(?:my-drive|priority|home)", "is a private folder"),
    (r"(?:www\.)?easychair\.org/(?:conferences|submissions?|my)\b", "is a submission on EasyChair"),
    (r"(?:www\.)?easychair\.org/publications/preprint_download/", "is a preview on EasyChair"),
    (r"cmt3?\.research\.microsoft\.com/.", "is a submission on CMT"),
    (r"(?:www\.)?softconf\.com/.", "is a submission on START"),
    (r"(?!www\.)[\w-]+\.hotcrp\.com(?:/.|$)", "is a submission on HotCRP"),
    (
        _OPENREVIEW,
        "is a page for authors or reviewers on OpenReview",
    ),
    (r"(?:new\.)?precisionconference\.com/.", "is a submission on PCS"),
    (r"(?:www\.)?edas\.info/(?:show|upload|edit|doctemp)", "is a submission on EDAS"),
    (r"(?:controls|ras|its)\.papercept\.net/.", "is a submission on PaperCept"),
    (r"mc\.manuscriptcentral\.com/.", "is a submission on ScholarOne"),
    (r"(?:www\.)?editorialmanager\.com/.", "is a submission on Editorial Manager"),
    (r"(?:camps|acm-?prod)\.aptaracorp\.com/", "is a proof of ACM's production"),
    (r"rightsreview\.acm\.org/", "is a rights form of ACM's"),
    (r"eproofing\.springer\.com/|proofcentral\.", "is a publisher's proof"),
    (r"arxiv\.org/(?:submit|user)\b", "is a submission on arXiv"),
    (r"(?:sandbox\.)?zenodo\.org/(?:deposit|uploads)\b", "is a deposit that isn't published"),
    (r"zenodo\.org/[^#]*[?&](?:preview=1|token=)", "is a preview on Zenodo"),
    (r"github\.com/[^/]+/[^/]+/(?:edit|settings|pull/new|upload)\b", "is a page for its owners"),
    (
        r"(?:www\.)?(?:figma|miro)\.com/(?:file|design|board|app/board)/",
        "opens a drawing for editing",
    ),
    (r"[\w-]+\.sharepoint\.com/|onedrive\.live\.com/edit", "is inside an organisation's login"),
    (r"teams\.microsoft\.com/|[\w-]+\.slack\.com/archives/", "is a private talk"),
    (r"mail\.google\.com/|outlook\.(?:office|live)\.com/", "is a private mailbox"),
    (
        r"[\w.]+\.safelinks\.protection\.outlook\.com/|urldefense\.(?:com|proofpoint\.com)/",
        "goes through the mail filter it was copied from",
    ),
    (
        r"deploy-preview-[\w-]+\.netlify\.app|[\w-]+-git-[\w-]+\.vercel\.app",
        "is a preview of a site",
    ),
)
_KNOWN = tuple((re.compile(rf"(?:https?://)?{site}", re.IGNORECASE), why) for site, why in _SITES)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for addresses of such sites; one finding a paper."""
    found = [(one, why) for one in subject.inspection.addresses if (why := preview(one.uri))]
    if found:
        yield told(
            subject,
            rule="links/preview",
            level=LEVEL,
            what="leads to a page that isn't for readers|lead to pages that aren't for readers",
            faults=found,
            fix="Put the address of what was published in (a DOI, a public page), or take it out.",
            in_latex=(
                "Put the address of what was published into \\href or \\url (a DOI, a public "
                "page), or take it out."
            ),
        )


def preview(uri: str) -> str | None:
    """What kind of page an address leads to, if readers can't use it; None for others."""
    return next((why for pattern, why in _KNOWN if pattern.match(uri)), None)
