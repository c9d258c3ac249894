"""Anyone who checks: a link, a text, a file, a photo; the answer on one screen."""
