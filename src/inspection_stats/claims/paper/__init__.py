"""A paper: its text read from a file, made comparable, cut into parts, and searched for a claim's words."""
