"""What machines read, one folder a standard; views only."""
