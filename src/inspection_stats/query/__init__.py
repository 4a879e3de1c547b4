"""Queries: data, an area and a period in, measured frames out. Only queries choose rows."""
