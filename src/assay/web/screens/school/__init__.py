"""The school year: the roster, other bodies' certificates, placements, consents and privacy of an organization."""
