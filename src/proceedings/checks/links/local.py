r"""A link leads to the author's own machine or network.

Why: Nobody else has that file, that server or that library's login. Readers get an error, or a
question for a password; and the path tells the author's user name.

How to mend: Put the page's public address in. LaTeX: `\href{https://…}{…}` with the whole address;
`\href{file.pdf}` and `run:` lead to files. A reference copied in a library that is reached through
a proxy has the proxy in its address: use the DOI. Reference managers put links to their own copies
in the field `file` or `url`. Word: right-click, Edit Hyperlink.

Source: RFC 6761 and RFC 8375 (names of local networks), RFC 1918 (private addresses), RFC 8089
(`file:`).
"""

import re
from collections.abc import Iterator

from proceedings.checks.addresses import host_of, told
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "file"

# «www.example.org/a», written without https://: hyperref takes it for a file's name
_NAMES_A_SITE = re.compile(
    r"file:(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|ai|dev|info|eu|uk|de|fr|ch|at)/)",
    re.IGNORECASE,
)
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\\w|/(?:home|Users|tmp|var|mnt)/", re.IGNORECASE)
_PROGRAM = re.compile(
    r"(?:chrome-extension|moz-extension|safari-web-extension|chrome|edge|about|blob|resource|zotero"
    r"|mendeley|papers3?|vscode|obsidian|x-devonthink-item|ms-\w+):",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[fe80:.*\]")
_NETWORK = re.compile(
    r"10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}"
    r"|169\.254(?:\.\d+){2}|\[f[cd][0-9a-f]{2}:.*\]"
    r"|.*\.(?:local|localdomain|internal|intranet|intra|lan|corp|private|home|home\.arpa)"
)
_BARE_NAME = re.compile(r"(?!(?:https?|ftp|www)$)[a-z0-9][a-z0-9-]*")
_WEB = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_PROXY = re.compile(
    r"(?:.*[.-])?(?:ez-?proxy|lib-?proxy|libraryproxy|ezp)\d*[.-].*|.*\.proxy\d?\.lib(?:rary)?\..*"
    r"|.*\.idm\.oclc\.org"
)
_TUNNEL = re.compile(
    r".*\.(?:ngrok\.io|ngrok(?:-free)?\.(?:app|dev)|trycloudflare\.com|loca\.lt|github\.dev|gitpod\.io)"
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for addresses that only the author can open; one finding a paper."""
    found = [(one, why) for one in subject.inspection.addresses if (why := where_to(one.uri))]
    if found:
        yield told(
            subject,
            rule="links/local",
            level=LEVEL,
            what="leads where only the author gets|lead where only the author gets",
            faults=found,
            fix="Put the public address in (https://…), or take the link out.",
            in_latex=(
                "Put the public address into \\href or \\url (https://…), and take the fields file "
                "and url of a reference manager out of the .bib file."
            ),
        )


def where_to(uri: str) -> str | None:
    """Where an address leads that is no public one, in words; None for a public one."""
    if _FILE.match(uri) and not _NAMES_A_SITE.match(uri):
        return "is a file of the author's"
    if _PROGRAM.match(uri):
        return "is a page inside the author's own program"
    host = host_of(uri)
    if _MACHINE.fullmatch(host):
        return "is the author's own machine"
    if _NETWORK.fullmatch(host) or (_WEB.match(uri) and _BARE_NAME.fullmatch(host)):
        return "is inside the author's network"
    if _PROXY.fullmatch(host):
        return "goes through a library's login"
    if _TUNNEL.fullmatch(host):
        return "is a passing door to the author's machine"
    return None
