"""What this process has answered, counted by route: numbers for /metrics, never an address or a name."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
METHODS = frozenset({"GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})

_lock = threading.Lock()
_answers: Counter[tuple[str, str, int]] = Counter()
_buckets: Counter[int] = Counter()
_seconds = [0.0]


def note(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer."""
    known = method if method in METHODS else "other"  # a visitor must not invent labels
    with _lock:
        _answers[known, route, status] += 1
        _buckets[bisect_left(BOUNDS, seconds)] += 1
        _seconds[0] += seconds


def lines() -> list[str]:
    """The counts in Prometheus' text format."""
    with _lock:
        answers, buckets, total = dict(_answers), dict(_buckets), _seconds[0]
    told = [
        "# HELP assay_requests_total Requests answered by this process.",
        "# TYPE assay_requests_total counter",
        *(
            f'assay_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}'
            for (method, route, status), count in sorted(answers.items())
        ),
        "# HELP assay_request_seconds Time to answer.",
        "# TYPE assay_request_seconds histogram",
    ]
    below = 0
    for at, bound in enumerate(BOUNDS):
        below += buckets.get(at, 0)
        told.append(f'assay_request_seconds_bucket{{le="{bound}"}} {below}')
    everything = sum(buckets.values())
    return [
        *told,
        f'assay_request_seconds_bucket{{le="+Inf"}} {everything}',
        f"assay_request_seconds_sum {total:.6f}",
        f"assay_request_seconds_count {everything}",
    ]
