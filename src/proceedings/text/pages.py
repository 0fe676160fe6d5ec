"""Page numbers in words."""

from __future__ import annotations

from collections.abc import Iterable


def page_list(pages: Iterable[int]) -> str:
    """`page 3` · `pages 2, 4–6`."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"page {words}" if words.isdigit() else f"pages {words}"
