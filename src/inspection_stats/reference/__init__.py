"""The sector's own words: areas, frameworks, quarters, themes."""
