"""Who outside the school saw or received what of a pupil's, when, and on whose word."""
