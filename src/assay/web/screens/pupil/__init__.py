"""The pupil: the entrance with class code and school id, and what belongs to a pupil on a phone."""
