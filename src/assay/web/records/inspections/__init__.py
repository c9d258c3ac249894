"""Requests to see, or to have corrected, what an organization keeps of a pupil."""
