"""Command line: commands that run notebooks, ask the tables and print the answer."""
