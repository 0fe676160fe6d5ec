"""A title or an abstract is a stand-in: «TBD», «lorem ipsum», the title once more.

Why: It was typed to get past a form's required field, and is printed and deposited all the same.

How to mend: Copy title and abstract from the paper; leave `abstract` out if there is none.

Source: The house's own.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_STAND_INS = re.compile(
    r"[\W_]*(?:t\.?b\.?[adc]\.?|to ?do|n/?a|none|nil|null|x{2,}|test|title|untitled|paper title"
    r"|to be (?:added|announced|completed|defined|done|written|provided)"
    r"|(?:(?:no|the|this is (?:an?|the)) )?abstract|placeholder|coming soon|empty"
    r"|see (?:the )?(?:pdf|paper|attached(?: file)?)|same as (?:the )?title"
    r"|dummy(?: text)?|asdf\w*)[\W_]*",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"lorem ipsum|insert (?:your )?abstract here|abstract goes here", re.IGNORECASE
)
_LONGEST = 40


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at titles and abstracts."""
    title = ""
    for text in subject.texts:
        if text.use == "title":
            title = text.value if text.path[-1] == "title" else title
        elif text.use != "abstract":
            continue
        value = text.value
        if len(value) <= _LONGEST and _STAND_INS.fullmatch(value):
            message = f"The {text.what} is a stand-in: «{value}»."
        elif "psum" in value.casefold() or "abstract" in value[:60].casefold():
            if not _FILLER.search(value):
                continue
            message = f"The {text.what} is a filler."
        elif text.use == "abstract" and value == title:
            message = "The abstract is the title once more."
        else:
            continue
        yield subject.finding(
            rule="metadata/placeholder-text",
            level=LEVEL,
            message=message,
            fix=f"Copy the {text.what} from the paper"
            + (", or leave it out." if text.use == "abstract" else "."),
            path=text.path,
            evidence=value,
        )
