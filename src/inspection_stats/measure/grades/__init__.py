"""Measures of grades: state at a date, distribution, change, movement."""
