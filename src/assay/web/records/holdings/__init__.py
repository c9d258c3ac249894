"""What a learner keeps: credentials from here and elsewhere, in collections."""
