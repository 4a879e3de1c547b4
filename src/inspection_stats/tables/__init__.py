"""Frames as tables that people read: which columns are numbers, and the HTML of cells, pages and the explorer."""
