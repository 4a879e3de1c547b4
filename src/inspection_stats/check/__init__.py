"""Check: every fault of a table at once, each with file, row, column, value and mend; then typed frames."""
