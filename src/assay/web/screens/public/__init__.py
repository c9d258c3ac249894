"""Everybody: the front page, an organization's and an achievement's public pages."""
