"""Screens for people without an account who were sent a link: mentors, and whoever is asked to vouch."""
