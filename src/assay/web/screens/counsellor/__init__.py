"""Caseloads, and the pupil's record on one page. Start reading at `views_caseload.py`."""
