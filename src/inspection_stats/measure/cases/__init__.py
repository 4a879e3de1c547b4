"""Measures of case counts: shares, intervals, comparison, suppression."""
