"""Screens of recognition statements: an organization's own, and for everybody who recognises what."""
