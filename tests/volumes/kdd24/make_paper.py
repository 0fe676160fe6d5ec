"""Makes papers/genai-recsys.pdf: two Letter pages laid out like sigconf, stamped with nothing.

Title, authors and keywords are those of the metadata; the abstract and the body were written for
the test. The place of the running head (y 718-735), of the folio (y 20-40), of the rights strip at
the foot of page 1's first column (y 80-160) and of the reference above it (80 points) stay free.

    python tests/volumes/kdd24/make_paper.py        (needs the project's own packages)
"""

import datetime as dt
import json
from pathlib import Path

import typst
import yaml

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Read the metadata, set the pages, write the PDF."""
    metadata = yaml.safe_load((HERE / "metadata/papers.yaml").read_text(encoding="utf-8"))
    (paper,) = metadata["papers"]
    houses = metadata["affiliations"]

    def author(person: dict) -> dict[str, str]:
        house = houses[person["affiliations"][0]]
        return {
            "name": f"{person['given']} {person['family']}",
            "at": house["institution"],
            "city": f"{house['city']}, {house['country']}",
        }

    data = {
        **{key: paper[key] for key in ("title", "abstract", "keywords")},
        "authors": [author(person) for person in paper["authors"]],
    }
    pdf = typst.compile(
        HERE / "genai-recsys.typ",
        sys_inputs={"paper": json.dumps(data)},
        ignore_system_fonts=True,
        timestamp=dt.datetime(2024, 6, 1, tzinfo=dt.UTC),
    )
    (HERE / "papers/genai-recsys.pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
