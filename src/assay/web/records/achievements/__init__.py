"""What can be earned, in versions that never change once published."""
