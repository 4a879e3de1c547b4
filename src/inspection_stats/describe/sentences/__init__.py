"""Sentences: what a report says of measured figures."""
