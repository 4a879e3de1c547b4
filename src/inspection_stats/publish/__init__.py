"""Publish: notebooks to report packs. The only layer but load that touches files."""
