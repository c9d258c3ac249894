"""Whoever runs the instance: organizations, limits, jobs, reports, health."""
