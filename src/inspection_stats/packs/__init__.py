"""Packs: run notebooks, one or many, each in its own process, and put the whole result in its place."""
