"""The names of a proof's files, below the folder of all proofs."""

from __future__ import annotations

INDEX = "index.html"
STYLE_SHEET = "proof.css"
PDF = "proof.pdf"
PAGE = "index.html"


def folder(paper: str) -> str:
    """The folder of a paper's proof.

    An id may be any file's name, also one that lies beside the folders.
    """
    return f"{paper}-paper" if paper.casefold() in (INDEX, STYLE_SHEET) else paper


def in_folder(paper: str, name: str) -> str:
    """A file of a paper's proof, as a POSIX path below the folder of all proofs."""
    return f"{folder(paper)}/{name}"
