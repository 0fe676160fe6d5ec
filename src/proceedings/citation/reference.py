r"""The ACM Reference Format, and how a paper is named in running heads.

Source: acmart 2.10, `\@mkbibcitation`; the permission block of published papers.
"""

from __future__ import annotations

from proceedings.citation.event import booktitle
from proceedings.citation.names import joined, name_list
from proceedings.text.richtext import Run
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume


def reference(volume: Volume, paper: Paper, pages: int) -> tuple[Run, ...]:
    """A paper's reference, in runs: the booktitle with its full stop is `emphasis`.

    Args:
        volume: The volume it is bound in.
        paper: The paper.
        pages: Pages of its file: the reference gives their number, not the folios.
    """
    publisher = volume.book.publisher
    article = f", Article {paper.article}" if paper.article else ""
    house = ", ".join(part for part in (publisher.short or publisher.name, publisher.place) if part)
    count = "1\u00a0page" if pages == 1 else f"{pages}\u00a0pages"
    doi = volume.doi_of(paper)
    year = volume.book.published.year
    # `Jr.` brings its own full stop; a title's `?` is followed by one all the same.
    authors = name_list(paper.authors).removesuffix(".")
    return (
        Run("text", f"{authors}. {year}. {paper.full_title}. In "),
        Run("emphasis", f"{booktitle(volume)}{_editors(volume)}."),
        Run("text", f" {house}{article}, {count}." + (f" https://doi.org/{doi}" if doi else "")),
    )


def reference_text(volume: Volume, paper: Paper, pages: int) -> str:
    """The reference as plain text."""
    return "".join(run.text for run in reference(volume, paper, pages))


def _editors(volume: Volume) -> str:
    editors = volume.book.editors
    if not editors:
        return ""
    short = [
        " ".join([*(f"{part[0]}." for part in (person.given or "").split()), person.family])
        if person.family
        else person.name
        for person in editors
    ]
    return f", {joined(short)} ({'Eds.' if len(short) > 1 else 'Ed.'})"


def short_title(paper: Paper) -> str:
    """The title of a running head: the chair's short one, else the title without its subtitle."""
    return paper.running_title or paper.title.plain
