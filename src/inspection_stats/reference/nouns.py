"""What is inspected, in words: an authority or a service, one or many, and what all of them together are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Nouns:
    """ "authority", "authorities", and "England" for all of them."""

    one: str
    many: str
    where: str

    def of(self, number: int) -> str:
        """The noun after a number."""
        return self.one if number == 1 else self.many


AUTHORITIES = Nouns("authority", "authorities", "England")
SERVICES = Nouns("service", "services", "England and Wales")
NOUNS = {nouns.one: nouns for nouns in (AUTHORITIES, SERVICES)}
"""The nouns of each subject that `frameworks.toml` knows."""
