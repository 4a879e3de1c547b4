"""The Word annex."""
