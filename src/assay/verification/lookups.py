"""The addresses one examination may visit, each once.

Apart because it is a limit of its own: without it a credential could send every verifier to a
thousand addresses. And what an address answered holds for the whole examination, so nobody can
show one document to one check and another to the next.
"""

from __future__ import annotations

from assay.errors import AssayError, Unavailable
from assay.fetching import Fetch, Fetched

LOOKUP_LIMIT = 32  # controller documents, status lists and resources of a credential and all it carries


class Lookups:
    """A `Fetch` around another that counts and remembers, for the length of one examination."""

    __slots__ = ("_answers", "_fetch")

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._answers: dict[str, Fetched | AssayError] = {}

    def __call__(self, address: str) -> Fetched:
        """What answers there. Raises what the fetch raised, and `address-refused` past the limit."""
        answer = self._answers.get(address)
        if answer is None:
            answer = self._ask(address)
            self._answers[address] = answer
        if isinstance(answer, AssayError):
            raise answer
        return answer

    def _ask(self, address: str) -> Fetched | AssayError:
        if len(self._answers) >= LOOKUP_LIMIT:
            return Unavailable(
                "address-refused", address=address, reason="too many addresses in one credential"
            )
        try:
            return self._fetch(address)
        except AssayError as error:
            return error
