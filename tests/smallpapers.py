"""Makes camera-ready papers nothing is wrong with: their own title, authors and words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from proceedings.typesetting.press import Press

_SOURCE = """\
#let paper = json("paper.json")
#set document(title: paper.title, date: auto)
#set text(font: "Libertinus Serif", size: 9pt, lang: "en")
#set page(width: 612pt, height: 792pt, margin: (x: 54pt, top: 86pt, bottom: 110pt))
#heading(level: 1, paper.title)
#text(size: 11pt, paper.authors.join(", "))
#for number in range(paper.pages) {
  if number > 0 { pagebreak() }
  heading(level: 2, "Part " + str(number + 1))
  for line in paper.lines { par(line + " " + str(number)) }
}
"""


def write_paper(path: Path, title: str, *authors: str, pages: int = 2) -> None:
    """Write a tagged paper of Letter pages whose text is its own."""
    path.write_bytes(_set(title, authors, pages))


@cache
def _set(title: str, authors: tuple[str, ...], pages: int) -> bytes:
    lines = [f"{title} has {word} said of it in this paper alone." for word in ("much", "little")]
    data = {"title": title, "authors": authors, "pages": pages, "lines": lines}
    sources = {"paper.typ": _SOURCE.encode(), "paper.json": json.dumps(data).encode()}
    return Press(0).set(sources, "paper.typ", standards=["ua-1"])
