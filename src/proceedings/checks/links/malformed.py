r"""A link's address is misspelt, so that it leads nowhere.

Why: A dead DOI costs the cited paper its citation and the reader the way. Crossref and ACM count
links from the addresses behind them, not from the text that is printed.

How to mend: LaTeX: `\url{…}` and `\href{…}{…}` take the address as it is, with `_`, `%` and `~`
unescaped and with https:// before it. In BibTeX `doi = {10.1145/3637528.3671470}` holds the DOI
alone: the style puts https://doi.org/ before it. A full stop or bracket after an address belongs
outside of the braces. `\href{mailto:…}` takes one address, not `{a,b}@…`. Word, LibreOffice: type a
space after the address before the full stop, or right-click, Edit Hyperlink. An address broken over
two lines of a PDF it was copied from has lost its second half: look it up.

Source: RFC 3986 (URI), RFC 6068 (mailto), DOI Handbook, 2.2 and 3.8. Placeholders of templates are
told of by `leftover/template-text`.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from proceedings.checks.addresses import host_of, told
from proceedings.checks.links.local import where_to
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"

_PLACEHOLDER = re.compile(r"x{4,}|nnnnnnn", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]*:|[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_MISSPELT = re.compile(
    r"(?:ht?t?ps?|htt?tps?|hhttps?|https?s|ttps?|htpps?|https?)\b[:;/]", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?|ftp)://(?=[^/])", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:https?|ftp)://(?:https?|ftp|www)(?::|//|/|%3a)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+")
_MAIL_TO = re.compile(r"mailto:", re.IGNORECASE)
_RESOLVER = re.compile(r"https?://(?:(?:dx\.)?doi\.org/|www\.doi\.org/(?=10\.))", re.IGNORECASE)
_DOUBLED_DOI = re.compile(r"https?:|(?:dx\.)?doi\.org/", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?10(?:\.\d+)+/\S", re.IGNORECASE)
_DOI_CUT = re.compile(r"(?:doi:\s*)?10\.\d+/?", re.IGNORECASE)
_SHORT_DOI = re.compile(r"(?:10/)?(?!doi)[a-z][a-z0-9]{1,9}", re.IGNORECASE)
_ESCAPED = re.compile(r"%5C[_%#&~{$]|%5C%5F", re.IGNORECASE)
_ENDS_IN_STOP = re.compile(r"(?:wikipedia|wiktionary|wikimedia)\.org/|[?&=#]|\.\.\.$")
_PAIRS = ((")", "("), ("]", "["), ("}", "{"), (">", "<"), ("”", "“"))
_ODD_HOST = re.compile(r"[\s,;'\"!*()<>{}|^`\\$]|\.\.|^\.|^www\.?$|^-")
_PORT = re.compile(
    r"(?:https?|ftp)://[^/?#\[\]]*?:(?!\d{1,5}(?:[/?#]|$))[^@/?#]*(?:[/?#]|$)", re.IGNORECASE
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look at each address as it is spelt; one finding a paper. Nothing is fetched."""
    found = [(one, why) for one in subject.inspection.addresses if (why := fault(one.uri))]
    if found:
        yield told(
            subject,
            rule="links/malformed",
            level=LEVEL,
            what="is misspelt and leads nowhere|are misspelt and lead nowhere",
            faults=found,
            fix=_fix(found[0][0].uri),
            in_latex=_fix_in_latex(found[0][0].uri),
        )


def _fix(uri: str) -> str:
    if _RESOLVER.match(uri):
        return "Correct the address: https://doi.org/ and the whole DOI (10.…), nothing else."
    if _MAIL_TO.match(uri) or _MAIL.fullmatch(uri):
        return "Correct the address: mailto: and one person's whole address."
    return "Correct the address: https:// before it, nothing within or behind it."


def _fix_in_latex(uri: str) -> str:
    if _RESOLVER.match(uri):
        return "Let the field doi in the .bib file hold the whole DOI alone (10.…)."
    if _MAIL_TO.match(uri) or _MAIL.fullmatch(uri):
        return "Write \\href{mailto:…}{…} with one person's whole address."
    return "Write the address into \\url{…} or \\href{…}{…} with https://, nothing escaped."


def fault(uri: str) -> str | None:
    """What is wrong with an address's spelling; None if nothing is, or another rule tells it."""
    if not uri:
        return "is empty"
    if where_to(uri) or _PLACEHOLDER.search(uri):
        return None
    if _MAIL_TO.match(uri):
        return _fault_of_mail(uri)
    if uri.startswith("file:"):
        return "lacks https:// before it, which makes it the name of a file"
    if not _WEB.match(uri):
        return _fault_of_scheme(uri)
    if _DOUBLED.match(uri):
        return "begins twice"
    if _RESOLVER.match(uri):
        return _fault_of_doi(uri) or _fault_of_signs(uri)
    host = host_of(uri)
    if _ODD_HOST.search(host) or not host or _PORT.match(uri):
        return "names no host that can be"
    return _fault_of_signs(uri) or _fault_of_end(uri)


def _fault_of_scheme(uri: str) -> str | None:
    if _MISSPELT.match(uri):
        return "begins wrongly, not with https://"
    if _SCHEME.match(uri):
        return _fault_of_signs(uri) if uri.lower().startswith("doi:") else None
    if _MAIL.fullmatch(uri):
        return "lacks mailto: before it"
    return "lacks https:// before it"


def _fault_of_mail(uri: str) -> str | None:
    people = unquote(uri.partition(":")[2].partition("?")[0])
    if "@" not in people:
        return "names no address: there is no @ in it"
    if re.search(r"[{}\s\\<>()]", people.strip()) or people != people.strip():
        return "is not one address"
    return None


def _fault_of_doi(uri: str) -> str | None:
    doi = unquote(_RESOLVER.sub("", uri, count=1))
    if _DOUBLED_DOI.match(doi):
        return "names doi.org twice"
    if not doi or _SHORT_DOI.fullmatch(doi):
        return None  # the site itself, or a DOI cut short by shortdoi.org
    if doi != doi.strip():
        return "has a space in it"
    if _DOI_CUT.fullmatch(doi):
        return "is cut off within the DOI"
    if doi.endswith((".", "/")):
        return f"ends in «{doi[-1]}», as no DOI does"
    if not _DOI.match(doi):
        return "has no DOI (10.…) in it"
    return _fault_of_end(doi)


def _fault_of_signs(uri: str) -> str | None:
    if " " in uri or re.search(r"%0[AD]|(?:%20)+$", uri, re.IGNORECASE):
        return "has a space in it"
    if "\\" in uri or _ESCAPED.search(uri):
        return "has a backslash of LaTeX in it"
    if re.search(r"[{}]", uri):
        return "has a brace of LaTeX in it"
    if re.search(r'[<>"]', uri) and not _RESOLVER.match(uri):
        return "has a sign in it that no address has"
    return None


def _fault_of_end(uri: str) -> str | None:
    last = uri[-1:]
    if last in ",;:" or (last == "." and not _ENDS_IN_STOP.search(uri)):
        return f"ends in «{last}»"
    for close, opened in _PAIRS:
        if last == close and uri.count(close) > uri.count(opened):
            return f"ends in «{last}»"
    return None
