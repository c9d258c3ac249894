"""Assays: of our own achievements, made when asked for; and those that an organization makes of others'."""
