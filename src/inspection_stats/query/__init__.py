"""Queries: data, an area and a period in, measured frames out. The one place that picks."""
