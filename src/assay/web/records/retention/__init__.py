"""What is kept how long, what goes when, and the end of a contract."""
