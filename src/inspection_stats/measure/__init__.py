"""Measure: percentages, intervals, comparisons, states at a date. Pure functions on frames; no files."""
