"""The sentence of a paper most like a claim's words, where the paper does not hold the words themselves.

Sentences are looked up by the words that they hold, instead of trying each for every claim, so that thousands of claims
take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

LIKE = 0.6  # share of a claim's words that a sentence must hold, in order, to count as the same sentence reworded
TRIED = 20  # sentences that share most words with a claim: only these are compared word by word, in order


class Sentences:
    """The sentences of a paper, found by the words that they hold."""

    def __init__(self, spans: Sequence[tuple[int, int]], text: str) -> None:
        """Look up every word of the sentences in these spans of the text."""
        self._text = [text[start:end].strip() for start, end in spans]
        self._words = [sentence.lower().split() for sentence in self._text]
        holding: dict[str, list[int]] = defaultdict(list)
        for number, held in enumerate(self._words):
            for word in set(held):
                holding[word].append(number)
        self._holding = {word: np.array(numbers) for word, numbers in holding.items()}

    def nearest(self, words: str) -> str:
        """The sentence most like the words (on one line), without holding them as they are; or nothing."""
        whole, wanted = words.lower(), words.lower().split()
        shared = np.zeros(len(self._words), dtype=int)
        for word in set(wanted) & set(self._holding):
            shared[self._holding[word]] += 1
        enough = LIKE * len(set(wanted))
        best, share = "", LIKE
        for number in np.argsort(-shared, kind="stable")[:TRIED]:
            if shared[number] < enough or whole in self._text[number].lower():
                continue
            blocks = SequenceMatcher(None, wanted, self._words[number], autojunk=False).get_matching_blocks()
            if (now := sum(block.size for block in blocks) / len(wanted)) > share:
                best, share = self._text[number], now
        return best
