"""A process without a network and with a clock that shows one instant, for verifiers that ask the machine's.

`take_over` must run before a verifier is imported: many bind ``datetime`` when they are loaded.
"""

import datetime as dt
import socket
import time
from datetime import UTC, datetime, tzinfo
from typing import Any, NoReturn, Self

_REAL = datetime


class _Clock:
    instant = datetime(2026, 1, 1, tzinfo=UTC)


class _AlsoReal(type):
    """What C code makes is a datetime too."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, _REAL)


class _Standing(_REAL, metaclass=_AlsoReal):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(_Clock.instant.timestamp(), tz)

    @classmethod
    def utcnow(cls) -> Self:
        return cls.now(UTC).replace(tzinfo=None)


def take_over() -> None:
    """From now on no socket connects, no name is looked up, and the clock shows what `set_clock` says."""
    setattr(dt, "datetime", _Standing)  # noqa: B010  a plain assignment is a type error
    time.time = _seconds
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _refuse)
    socket.getaddrinfo = _refuse


def set_clock(instant: datetime) -> None:
    """Show this aware instant."""
    _Clock.instant = instant


def _seconds() -> float:
    return _Clock.instant.timestamp()


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError("there is no network here")
