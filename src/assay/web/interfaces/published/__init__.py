"""What an organization publishes for machines: its did:web document, status lists, profile, achievements."""
