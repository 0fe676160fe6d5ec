"""How much two texts have in common, by their sketches.

Source: A. Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

from collections.abc import Sequence

SIZE = 64
"""Numbers in a sketch: likeness is then right within about a tenth."""


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of all runs of words of two texts that both have, 0 to 1, as estimated.

    Among the least hashes of both texts together, as many as a sketch has are a fair sample of all.

    Args:
        one: A sketch: the least hashes of a text's runs of words, rising.
        other: Another one. 0.0 where either is empty, as that of a text too short to be told.
    """
    mine, others = set(one), set(other)
    if not mine or not others:
        return 0.0
    sample = sorted(mine | others)[:SIZE]
    return sum(value in mine and value in others for value in sample) / len(sample)
