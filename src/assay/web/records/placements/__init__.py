"""Placements: hours, observations and results of learning at an employer's, and the award made of them."""
