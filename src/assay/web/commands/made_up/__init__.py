"""What the demonstration is made of: made-up schools, people and certificates, with real signatures."""
