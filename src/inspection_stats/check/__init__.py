"""Check: every fault of a table at once, each with file, row, column, value and fix; then typed frames."""
