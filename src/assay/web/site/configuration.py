"""What whoever runs an instance can set: read from the environment once, checked, and typed.

Apart from Django's settings so that a wrong value is a sentence at the start, and docs can list them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assay.analysis.sources import data_folder
from assay.errors import AssayError

_ENGINES = {"postgres": "django.db.backends.postgresql", "postgresql": "django.db.backends.postgresql"}

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment: its name, what holds without it, and what it is for."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("ASSAY_FOLDER", "./var", "where the instance keeps database, secrets, files and mail"),
    Setting("ASSAY_DATA", "$XDG_DATA_HOME/assay", "where skill data lie: what `assay data` installs"),
    Setting("ASSAY_ORIGIN", "http://localhost:8000", "the address people see; identifiers are made of it"),
    Setting("DATABASE_URL", "SQLite in the folder", "postgres://user:password@host:5432/name"),
    Setting("ASSAY_SMTP_URL", "files in outbox", "smtp+tls://user:password@host:587, smtps://… or smtp://…"),
    Setting("ASSAY_MAIL_FROM", "no-reply at the host", "the sender of mail"),
    Setting(
        "ASSAY_BEHIND_PROXY", "no", "1: believe X-Forwarded-For and X-Forwarded-Proto of the proxy in front"
    ),
    Setting("ASSAY_TIME_ZONE", "UTC", "the zone in which dates are shown, such as Europe/Madrid"),
    Setting("ASSAY_LOG_LEVEL", "WARNING", "INFO also logs each request by route, never by address"),
    Setting("ASSAY_RATE_FACTOR", "1", "how many times the usual one visitor may try things in a minute"),
    Setting("ASSAY_OPENID_SERVER", "none", "an OpenID Connect service that people may sign in with"),
    Setting("ASSAY_OPENID_CLIENT", "", "the client id it gave you"),
    Setting("ASSAY_OPENID_SECRET", "", "the client secret it gave you"),
    Setting("ASSAY_OPENID_NAME", "your school or employer", "what its button says"),
    Setting(
        "ASSAY_ALLOW_LOOPBACK", "none", "host:port pairs that checks may fetch on this computer; for tests"
    ),
)
"""Everything that can be set, for the page that lists it."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """One instance: where it keeps its files, what it is called, and the servers it uses."""

    folder: Path
    data: Path  # where skill data lie
    origin: str  # scheme://host[:port], no slash at the end
    database: dict[str, Any]
    smtp: dict[str, Any] | None
    loopback: frozenset[str]
    is_demo: bool
    trusts_proxy: bool
    openid: dict[str, str] | None
    rate_factor: int = 1  # how many times the usual one visitor may try things
    time_zone: str = "UTC"
    log_level: str = "WARNING"

    @property
    def host(self) -> str:
        """`host[:port]` of the origin."""
        return urlsplit(self.origin).netloc

    @property
    def is_secure(self) -> bool:
        """Whether people reach it over https."""
        return self.origin.startswith("https://")


def read_configuration(environment: Mapping[str, str]) -> Configuration:
    """The configuration in this environment. Raises `setting-wrong` naming the variable."""
    folder = Path(environment.get("ASSAY_FOLDER", "var")).absolute()
    return Configuration(
        folder=folder,
        data=data_folder(environment).absolute(),
        origin=_origin(environment.get("ASSAY_ORIGIN", "http://localhost:8000")),
        database=_database(environment.get("DATABASE_URL", ""), folder),
        smtp=_smtp(environment.get("ASSAY_SMTP_URL", "")),
        loopback=frozenset(environment.get("ASSAY_ALLOW_LOOPBACK", "").replace(",", " ").split()),
        is_demo=environment.get("ASSAY_DEMO", "") == "1",
        trusts_proxy=environment.get("ASSAY_BEHIND_PROXY", "") == "1",
        openid=_openid(environment),
        rate_factor=_rate_factor(environment.get("ASSAY_RATE_FACTOR", "1")),
        time_zone=_time_zone(environment.get("ASSAY_TIME_ZONE", "UTC")),
        log_level=_log_level(environment.get("ASSAY_LOG_LEVEL", "WARNING")),
    )


def origin_of(address: str) -> str:
    """`scheme://host[:port]` of this address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _wrong(name: str, expected: str) -> AssayError:
    return AssayError("setting-wrong", setting=name, expected=expected)


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.path not in {"", "/"}
        or parts.query
    ):
        raise _wrong("ASSAY_ORIGIN", "an address such as https://badges.example.org, without a path")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _database(text: str, folder: Path) -> dict[str, Any]:
    if not text:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "assay.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # secure_delete: what was erased is overwritten in the file, not only left out of it
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(text)
    if parts.scheme not in _ENGINES or not parts.path.strip("/"):
        raise _wrong("DATABASE_URL", "an address such as postgres://user:password@host:5432/name")
    asked = dict(parse_qsl(parts.query))  # host: a folder with a socket; sslmode and the like: libpq's words
    host = asked.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": _ENGINES[parts.scheme],
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": asked,
    }


def _smtp(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"} or not parts.hostname:
        raise _wrong("ASSAY_SMTP_URL", "an address such as smtp+tls://user:password@mail.example.org:587")
    return {
        "host": parts.hostname,
        "port": parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp+tls",
    }


def _time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _wrong("ASSAY_TIME_ZONE", "the name of a zone such as Europe/Madrid") from error


def _log_level(text: str) -> str:
    if text not in _LOG_LEVELS:
        raise _wrong("ASSAY_LOG_LEVEL", f"one of {', '.join(_LOG_LEVELS)}")
    return text


def _rate_factor(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100_000:  # noqa: PLR2004 - plenty
        raise _wrong("ASSAY_RATE_FACTOR", "a whole number from 1 to 100000")
    return int(text)


def _openid(environment: Mapping[str, str]) -> dict[str, str] | None:
    server = environment.get("ASSAY_OPENID_SERVER", "")
    if not server:
        return None
    missing = [name for name in ("ASSAY_OPENID_CLIENT", "ASSAY_OPENID_SECRET") if not environment.get(name)]
    if missing:
        raise _wrong(missing[0], "what the sign-in service gave you with its address")
    return {
        "server_url": server,
        "client_id": environment["ASSAY_OPENID_CLIENT"],
        "secret": environment["ASSAY_OPENID_SECRET"],
        "name": environment.get("ASSAY_OPENID_NAME", "your school or employer"),
    }
