"""Awards by the hundred from a table."""
