"""Asking over HTTP with wrk, and reading what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE)
_SHARE = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)$", re.MULTILINE)
_WRONG = re.compile(r"^\s+Non-2xx or 3xx responses: (\d+)|^\s+Socket errors: .*timeout (\d+)", re.MULTILINE)
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_BORDER = "bench-border-7f3a"
_TOKEN = "b" * 32


def asked(address: str, seconds: int, visitors: int, script: Path | None = None) -> dict[str, float]:
    """Requests a second, and milliseconds at the median and at 99 %."""
    words = ["wrk", "-t1", f"-c{visitors}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    if script is not None:
        words += ["-s", str(script)]
    told = subprocess.run([*words, address], capture_output=True, text=True, check=True).stdout  # noqa: S603 - wrk
    rate = _RATE.search(told)
    figures = {"requests/s": round(float(rate[1]), 1) if rate else 0.0}
    for share, number, unit in _SHARE.findall(told):
        figures[f"p{share} ms"] = round(float(number) * _MILLISECONDS[unit], 1)
    wrong = sum(int(number or 0) for found in _WRONG.findall(told) for number in found)
    return {**figures, "wrong answers": wrong} if wrong else figures


def uploading(folder: Path, credential: bytes) -> Path:
    """A script by which wrk hands this file in at the check page, as a browser's form does."""
    head = (
        f'--{_BORDER}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_TOKEN}\r\n'
        f'--{_BORDER}\r\nContent-Disposition: form-data; name="file"; filename="badge.json"\r\n'
        "Content-Type: application/json\r\n\r\n"
    )
    body = head.encode() + credential + f"\r\n--{_BORDER}--\r\n".encode()
    (folder / "upload.bin").write_bytes(body)
    script = folder / "upload.lua"
    script.write_text(
        f'local file = io.open("{folder / "upload.bin"}", "rb")\n'
        'wrk.method = "POST"\n'
        'wrk.body = file:read("*all")\n'
        f'wrk.headers["Content-Type"] = "multipart/form-data; boundary={_BORDER}"\n'
        f'wrk.headers["Cookie"] = "csrftoken={_TOKEN}"\n',
        "utf-8",
    )
    return script
