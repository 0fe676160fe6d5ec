"""A volume's metadata as YAML holds it, before it is built or after it was taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from proceedings.records.imported import Tree

Fields = Mapping[str, Tree]
"""A mapping of YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """The files of metadata/ as plain values; all scalars are text.

    Attributes:
        volume: volume.yaml without `schema`.
        papers: Papers by id, each without its `id`, in the order of their files.
        program: program.yaml.
        front: front.yaml.
    """

    volume: Fields = field(default_factory=dict)
    papers: Mapping[str, Fields] = field(default_factory=dict)
    program: Fields = field(default_factory=dict)
    front: Fields = field(default_factory=dict)
