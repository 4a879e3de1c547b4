"""The charts, one file each: see `plot/kinds.py`."""
