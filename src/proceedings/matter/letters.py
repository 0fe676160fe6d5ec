"""Foreword, welcome and other prose, and who signed it."""

from __future__ import annotations

from typing import Any

from proceedings.matter.files import ChairsFiles
from proceedings.matter.wording import person
from proceedings.typesetting.prose import markdown_blocks
from proceedings.typesetting.spoken import language, reads_right_to_left
from proceedings.volume.frontpages import Prose, Signature


def letter(prose: Prose, files: ChairsFiles) -> dict[str, Any] | None:
    """The text's data; None where its file can't be read."""
    source = files.text(prose.file)
    if source is None:
        return None
    return {
        "id": prose.id,
        "title": prose.title,
        "blocks": markdown_blocks(source),
        "signed": [_signature(signature, files) for signature in prose.signed],
        "language": language(prose.language) | {"rtl": reads_right_to_left(source)},
    }


def _signature(signature: Signature, files: ChairsFiles) -> dict[str, Any]:
    portrait = files.picture(signature.portrait) if signature.portrait else None
    return person(signature.person) | {
        "role": signature.role,
        "portrait": portrait,
        "alt": signature.alt or f"Portrait of {signature.person.name}",
    }
