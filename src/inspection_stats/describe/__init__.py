"""Describe: measures to words and chart specifications: title, subtitle, caption, alt text, sentences."""
