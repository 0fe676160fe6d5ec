"""A text has letters in a form that is another character: full-width, a ligature, a maths alphabet.

Why: «Ａｄａ», «ﬁeld» and «𝐁𝐄𝐑𝐓» look right and are found by nobody who types the word. Most text
faces lack them.

How to mend: Type the word in ordinary letters; for bold or italics use `markup`.

Source: Unicode, compatibility characters (UAX #15).
"""

import re
import unicodedata
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

# One letter of a maths alphabet may be meant; a word of them is type dressed up.
_FORMS = re.compile(
    "[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\uff10-\uff19]+|[\U0001d400-\U0001d7ff]{3,}"
)


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for letters with an ordinary form."""
    for text in subject.foreign:
        found = _FORMS.search(text.value)
        if found:
            plain = _FORMS.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text.value)
            start = max(0, found.start() - 10)
            yield subject.finding(
                rule="metadata/letter-forms",
                level=LEVEL,
                message=f"The {text.what} has letters in a form of their own: «{found[0][:20]}».",
                fix=f"Write «{plain[start : found.end() + 15]}».",
                path=text.path,
                evidence=text.value,
            )
