"""The errors of Assay, by who must act; the code is the precision.

    AssayError
    ├── Malformed      the sender: these bytes are wrong
    ├── Unavailable    nobody: something outside could not be reached, try again
    ├── Unsupported    us: this version does not read it
    ├── NotVerified    the credential, carrying its report     (assay.verification)
    └── CannotIssue    the issuer, carrying the findings       (assay.issuance)

Ground floor: every part raises these, none knows how they are shown.
"""

from __future__ import annotations

from assay.codes import CODES
from assay.sentences import Sentence, sentence


class AssayError(Exception):
    """Something could not be done: a code of the table, where, and the facts its sentence needs."""

    def __init__(self, code: str, pointer: str = "", **facts: object) -> None:
        """`pointer` is a JSON pointer (RFC 6901) into the document, empty for the whole of it."""
        missing = [name for name in CODES[code].facts if name not in facts]
        if missing:
            raise TypeError(f"{code} needs the facts {missing}")
        super().__init__(code, pointer, facts)
        self.code = code
        self.pointer = pointer
        self.facts = facts

    def sentence(self, language: str = "en") -> Sentence:
        """Title, what is wrong and what to do, in the reader's language."""
        return sentence(self.code, self.facts, language)

    def __str__(self) -> str:
        where = f" at {self.pointer}" if self.pointer else ""
        return f"{self.code}{where}: {self.sentence().text}"


class Malformed(AssayError):
    """These bytes are wrong; whoever made them must act."""


class Unavailable(AssayError):
    """Something outside could not be reached; the same call may work later."""


class Unsupported(AssayError):
    """This version of Assay does not read it."""
