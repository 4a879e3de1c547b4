"""The docs site: what mkdocs adds to docs/ when it builds it, generated from the code (`hooks` lists it)."""
