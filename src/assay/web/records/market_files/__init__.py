"""Pieces of work that show what passed and what was returned, as long as whoever made them agrees."""
