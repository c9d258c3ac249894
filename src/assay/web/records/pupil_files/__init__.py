"""A pupil's whole record, put together from the records that hold its parts; it has no tables of its own."""
