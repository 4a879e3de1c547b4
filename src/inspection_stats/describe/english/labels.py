"""The labels of judgements as charts and sentences name them."""

from __future__ import annotations

from inspection_stats.reference.frameworks import Frameworks


def judgement_label(framework: str, key: str, frameworks: Frameworks) -> str:
    """The short label of a judgement within its framework."""
    judgement = frameworks.named(framework).judgement(key)
    return judgement.short if judgement else key


def named_label(framework: str, key: str, frameworks: Frameworks) -> str:
    """The label of a judgement as a sentence names it: “Overall effectiveness” rather than “Overall”."""
    judgement = frameworks.named(framework).judgement(key)
    if judgement and judgement.level == "overall":
        return judgement.label
    return judgement_label(framework, key, frameworks)
