"""Whose a host is: the part of its name that somebody registered.

A short table stands in for the public suffix list: second levels that registries give out below country
codes, and hosts that give each customer a name. What is missing in it makes two organizations one, which
leaves a statement out; it never counts one twice.
"""

from __future__ import annotations

_SECOND = frozenset(
    (
        *("ac", "asn", "co", "com", "edu", "ed", "ga", "gen", "go", "gob", "gouv", "gov", "gv", "id", "info"),
        *(
            "k12",
            "lg",
            "ltd",
            "mil",
            "ne",
            "net",
            "nhs",
            "nom",
            "or",
            "org",
            "plc",
            "police",
            "sch",
            "school",
        ),
    )
)
_COUNTRY = 2  # letters of a country's code
_HOSTING = frozenset(
    {
        "azurewebsites.net",
        "blogspot.com",
        "cloudfront.net",
        "firebaseapp.com",
        "github.io",
        "gitlab.io",
        "herokuapp.com",
        "netlify.app",
        "pages.dev",
        "vercel.app",
        "web.app",
        "weebly.com",
        "wixsite.com",
        "wordpress.com",
    }
)


def counted(host: str) -> str:
    """What a host counts as where owners are counted: its registered part, or whoever gives such names away.

    Below a host that gives each customer a name, anybody takes a hundred for nothing: they count once.
    """
    part = registered(host)
    given = part.partition(".")[2]
    return given if given in _HOSTING else part


def registered(host: str) -> str:
    """The registered part of a host's name: `bakery.example` for `jobs.bakery.example`."""
    labels = host.lower().rstrip(".").split(".")
    return ".".join(labels[-_kept(labels) :])


def _kept(labels: list[str]) -> int:
    """How many of its last labels were registered together."""
    if ".".join(labels[-2:]) in _HOSTING:
        return 3
    last, before = labels[-1], "".join(labels[-2:-1])
    if last == "us" and labels[-3:-2] == ["k12"] and len(before) == _COUNTRY:
        return 4
    return 3 if len(last) == _COUNTRY and before in _SECOND else 2
