"""Describe: measures to words and chart facts: title, subtitle, caption, alt text, sentences."""
