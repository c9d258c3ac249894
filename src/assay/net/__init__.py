"""The outside world, looked at with care: the one guarded fetcher, a cache, a verifier that uses both.

The only part of the library that opens a socket; everything below is handed a `Fetch`.
"""

from assay.net.cache import CachedFetch
from assay.net.https import TYPED_REDIRECTS, HttpsFetch
from assay.net.online import online_verifier

__all__ = ["TYPED_REDIRECTS", "CachedFetch", "HttpsFetch", "online_verifier"]
