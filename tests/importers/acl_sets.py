"""A small aclpub2 set with invented people, written to a folder."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "conference_details.yml": """
book_title: Proceedings of the 3rd Workshop on Ink
event_name: 3rd Workshop on Ink
cover_subtitle: Proceedings of the Workshop
anthology_venue_id: INK
volume_name: 1
start_date: 2031-06-02
end_date: 2031-06-03
isbn: XXX-X-XXXXXX-XX-X
location: Oslo, Norway
editors:
  - {first_name: Ada, last_name: Quill}
  - {first_name: Nib, last_name: Bo}
publisher: Press of Blots
watermark_book_title: Ink
""",
    "papers.yml": r"""
- id: 012
  title: "Folios \\& Rectos: 3\\% \\emph{more}"
  abstract: |
    We count.

    Twice.
  authors:
    - {first_name: Ada, middle_name: M., last_name: Quill, instituion: University of Ink,
       email: ada@quill.example, orcid: https://orcid.org/0000-0002-1825-0097,
       openreview: ~Ada_Quill1, semantic_scholar: 77}
    - {first_name: "Bj\\\"orn", last_name: "Nyg{\\aa}rd", preferred_name: Bo}
  file: 12.pdf
  attributes: {paper_type: long}
  attachments:
    - {type: software, file: 12.zip}
    - {type: poster, url: "https://ink.example/12"}
    - {type: note, file: ../../12.zip}
- id: no
  title: "Null: A Study"
  authors: ["Cy Inkwell", "Null"]
  file: no.pdf
  archival: False
- id: 14
  titel: Versos
  authors: [{first_name: Dee, last_name: Vellum, orcid: 0000-0002-1825-0098}]
  file: 14.pdf
""",
    "program.yml": """
- {title: Opening, start_time: 2031-06-02 09:00:00, end_time: 2031-06-02 09:10:00}
- title: Day 1
  subsessions:
    - title: Pages
      start_time: 2031-06-02T09:10:00
      end_time: 2031-06-02 10:00
      chair: Eve Ream and Bo Nib
      location: Hall
      papers: [{id: 012, start_time: 2031-06-02 09:10:00}, {id: no}]
- title: Day 2
  papers: [{id: 14}, {id: 012}]
""",
    "organizing_committee.yml": """
- role: Chairs
  members:
    - {first_name: Bo, last_name: Nib, institution: Blots}
""",
    "program_committee.yml": """
- role: Reviewers
  type: name_block
  entries: [Fay de la Ream, Gil Bond]
- role: Area Chairs
  entries:
    - area: Ink
      members: [{name: Hal Deckle, institution: Blots}]
""",
    "prefaces.yml": """
- {title: Welcome, file: welcome.tex}
- {title: Preface, file: preface.tex}
- {title: Thanks, file: thanks.tex}
- {title: Lost, file: lost.tex}
""",
    "prefaces/welcome.tex": "Dear \\emph{all},\n\nwelcome.",
    "prefaces/preface.tex": "\\section*{Facts}\n\\begin{itemize}\\item 10\\% ink\\end{itemize}",
    "prefaces/thanks.tex": 'Thanks to M\\"uller.',
    "sponsors.yml": "- {tier: Gold, logos: [blots.png, gone.png]}\n",
    "sponsor_logos/blots.png": "no picture, but a file",
    "invited_talks.yml": """
- {title: "On \\"Ink\\"", speaker_name: Ida Bond, institution: Blots, abstract_file: ida.tex,
   bio_file: ida_bio.tex, location: Hall}
""",
    "invited_talks/ida.tex": "A talk.",
    "invited_talks/ida_bio.tex": "Ida writes.",
    "papers/12.pdf": "%PDF-1.7",
    "papers/14.pdf": "%PDF-1.7",
    "papers/stray.pdf": "%PDF-1.7",
    "attachments/12.zip": "PK",
}


def write_set(folder: Path, **changed: str) -> Path:
    """Write the set; a keyword `papers` replaces papers.yml."""
    own = FILES | {f"{kind}.yml": text for kind, text in changed.items()}
    for name, text in own.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder.parent / "12.zip").write_text("outside", encoding="utf-8")
    return folder
