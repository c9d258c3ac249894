"""What teachers tick in the grid of a section: set at once, undone within ten minutes, then awarded."""
