"""Logs as lines of JSON, without personal data: what is logged is chosen by name, never whole requests."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

_FACTS = ("request_id", "method", "route", "status", "milliseconds", "job", "code", "count")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the facts we log by name."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; control characters are escaped, so nobody can write a line of their own."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # Django's own messages hold addresses; ours never hold values, so the template is enough.
            "message": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        line |= {name: getattr(record, name) for name in _FACTS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__  # its text may hold what somebody typed
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{frame.name}:{frame.lineno}" for frame in frames[-6:]]
        return json.dumps(line, ensure_ascii=True, default=str)
