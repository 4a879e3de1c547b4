"""A paper of the project's own making that prints what a claims file says a paper prints, and little else."""

from __future__ import annotations

from inspection_stats.claims.file import ClaimsFile
from inspection_stats.claims.paper.normalising import comparable
from inspection_stats.claims.paper.text import Paper, make_paper


def text_of(file: ClaimsFile) -> str:
    """Each part begins with its words; then come the paragraphs that claims name, with the words quoted in each.

    Words of several claims that overlap are one sentence, as they are in the paper that they were taken from.
    """
    blocks: list[str] = []
    for part in file.parts:
        blocks.append(part.begins)
        paragraphs: dict[str, list[str]] = {}
        for claim in file.claims:
            if claim.report == part.name:
                add(paragraphs.setdefault(claim.paragraph, []), comparable(claim.words))
        for name, sentences in paragraphs.items():
            number = f"{name}. " if name.replace(".", "").isdigit() else ""
            blocks.append(number + " ".join(f"We read {sentence} in it." for sentence in sentences))
        blocks += [part.ends] if part.ends else []
    return "\n\n".join(blocks)


def paper_of(file: ClaimsFile) -> Paper:
    """The same as a paper, with the parts of the file."""
    return make_paper(text_of(file), file.parts)


def add(sentences: list[str], words: str) -> None:
    """Add words to the sentences of a paragraph, as a part of one that holds or overlaps them."""
    for number, sentence in enumerate(sentences):
        if whole := joined(sentence, words):
            del sentences[number]
            return add(sentences, whole)
    sentences.append(words)
    return None


def joined(one: str, other: str) -> str:
    """Two pieces as one where one holds the other, or begins with words that the other ends with.

    Two words are enough where one is a number, otherwise three.
    """
    if one in other or other in one:
        return max(one, other, key=len)
    for first, last in ((one.split(" "), other.split(" ")), (other.split(" "), one.split(" "))):
        for shared in range(min(len(first), len(last)) - 1, 1, -1):
            numbered = any(sign.isdigit() for word in last[:shared] for sign in word)
            if first[-shared:] == last[:shared] and (shared > 2 or numbered):
                return " ".join(first + last[shared:])
    return ""
