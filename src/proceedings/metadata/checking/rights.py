"""A Creative Commons paper names its licence."""

from __future__ import annotations

from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Table
from proceedings.volume.rights import Rights, RightsMode


def check_rights(context: Context, node: Table, rights: Rights) -> None:
    """Tell of mode `cc` without a licence."""
    if rights.mode is RightsMode.CC and not rights.licence:
        context.report(
            "rights/no-licence",
            node,
            "The rights' mode is cc, but no licence is named.",
            "Add 'licence' with its SPDX name, such as CC-BY-4.0.",
            evidence="mode: cc",
        )
