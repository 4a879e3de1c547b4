"""Exploring in JupyterLab: choosers for what `measure`, `describe` and `plot` make; no figure is made here."""
