"""Turns a text into words, pairs of words and runs of letters, hashed into a fixed number of places.

Hashing instead of a vocabulary (Weinberger et al. 2009, arXiv:0902.2206) keeps the trained file small and knows every
string. Runs of three to five letters carry over typing slips and word endings.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACES = 32768
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def terms(text: str) -> tuple[Counter[int], Counter[int]]:
    """Count the places of the words and pairs, and of the runs of letters."""
    words = [found.group().lower().replace("’", "'") for found in _WORD.finditer(text)]
    of_words = Counter(_place(f"w {word}") for word in words)
    of_words.update(_place(f"p {first} {second}") for first, second in pairwise(words))
    of_letters: Counter[int] = Counter()
    for word in words:
        framed = f" {word} "
        of_letters.update(
            _place(f"c {framed[start : start + size]}") for size in (3, 4, 5) for start in range(len(framed) - size + 1)
        )
    return of_words, of_letters


def lexical_features(text: str, rarity: NDArray[np.float32]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Give the places that a text fills and their weights; words and letters have length 1 each.

    `rarity` is the weight of every place (inverse document frequency).
    """
    places: list[int] = []
    weights: list[NDArray[np.float32]] = []
    for counts in terms(text):
        if counts:
            here = list(counts)
            weight = (1 + np.log(np.array([counts[place] for place in here], dtype=np.float32))) * rarity[here]
            places += here
            weights.append(weight / max(float(np.linalg.norm(weight)), 1e-9))
    return np.array(places, dtype=np.intp), np.concatenate(weights) if weights else np.zeros(0, dtype=np.float32)


def _place(term: str) -> int:
    return zlib.crc32(term.encode()) % PLACES
