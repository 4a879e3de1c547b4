"""Exploring in JupyterLab: choosers over `measure`, `describe` and `draw`; no figure is made here."""
