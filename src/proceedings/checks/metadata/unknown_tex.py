r"""A title or an abstract in LaTeX has a command that isn't known here.

Why: It is a macro of the paper's own preamble, or a reference into the paper. On the page its name
would be printed as it is written, or the command be lost and its argument stay.

How to mend: Write what it stands for: `\ourtool` becomes the tool's name, `\cite{…}` goes.

Source: The description of the metadata: titles and abstracts go to pages, HTML, JATS and BibTeX.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.text.richtext import Markup

LEVEL = Level.WARNING
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look up every command of texts in LaTeX."""
    for text in subject.texts:
        if text.markup is not Markup.LATEX or "\\" not in text.value:
            continue
        from proceedings.text.texwords import unknown_words  # noqa: PLC0415 - most have no LaTeX

        words = unknown_words(text.value)
        if words:
            listed = ", ".join(f"\\{word}" for word in words[:5])
            yield subject.finding(
                rule="metadata/unknown-tex",
                level=LEVEL,
                message=f"The {text.what} has commands nobody here knows: {listed}.",
                fix="Write what they stand for, in letters or in LaTeX of its own.",
                path=text.path,
                evidence=listed,
            )
