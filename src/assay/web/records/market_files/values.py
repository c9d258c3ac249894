"""What an organization may bring, how much of it, and why something is declined.

Apart from the actions because forms and pages name the same.
"""

from __future__ import annotations

KINDS = ("postings", "wages", "projections", "credential-list", "term-series", "outcomes")
SUFFIXES = (
    *(".csv", ".csv.gz", ".tsv", ".txt", ".jsonl", ".jsonl.gz", ".ndjson", ".json", ".jsonld"),
    *(".parquet", ".xlsx"),
)
LARGEST = 60 << 20  # bytes of a file
MOST_FILES = 40
MOST_BYTES = 1 << 30  # of all files of an organization, as they were brought


class Declined(Exception):
    """It is not taken, for the reason `code`.

    kind, suffix, empty, too-large, too-many, too-much, title, state, faults.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def suffix_of(name: str) -> str:
    """The ending of this name that tells what the file holds; empty where nobody reads such files."""
    low = name.lower()
    return max((suffix for suffix in SUFFIXES if low.endswith(suffix)), key=len, default="")
