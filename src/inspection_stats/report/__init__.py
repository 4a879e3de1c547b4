"""Reports: sections, in the order in which they are read."""
