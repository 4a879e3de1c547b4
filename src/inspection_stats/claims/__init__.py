"""Checking a paper's figures: its sentences against what the suite measures."""
