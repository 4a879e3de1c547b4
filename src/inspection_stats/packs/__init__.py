"""Packs: run notebooks, one or many, each in a process of its own, and put the result in its place whole."""
