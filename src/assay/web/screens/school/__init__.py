"""The school year: an organization's roster, certificates, placements, consents and privacy."""
