"""Describe: measures to words and chart specs: title, subtitle, caption, alt text, sentences."""
