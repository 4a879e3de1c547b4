"""Command line: commands that run notebooks, read the tables and print the answer."""
