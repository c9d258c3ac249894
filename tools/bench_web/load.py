"""Asking over HTTP with wrk, and reading what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tools.bench_web.instance import Instance

_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE)
_SHARE = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)$", re.MULTILINE)
_WRONG = re.compile(r"^\s+Non-2xx or 3xx responses: (\d+)|^\s+Socket errors: .*timeout (\d+)", re.MULTILINE)
_COUNT = re.compile(r"^\s+(\d+) requests in ", re.MULTILINE)
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_BORDER = "bench-border-7f3a"
_TOKEN = "b" * 32


def asked(
    instance: Instance,
    path: str,
    seconds: int,
    visitors: int,
    *,
    script: Path | None = None,
    cookie: str = "",
) -> dict[str, float]:
    """Requests a second, milliseconds at the median and at 99 %, and what one request costs the processor.

    That last figure is the one to compare where the machine has other work to do.
    """
    words = ["wrk", "-t1", f"-c{visitors}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    if script is not None:
        words += ["-s", str(script)]
    if cookie:
        words += ["-H", f"Cookie: {cookie}"]
    used = instance.processor_seconds()
    told = subprocess.run([*words, instance.origin + path], capture_output=True, text=True, check=True).stdout  # noqa: S603 - wrk
    rate = _RATE.search(told)
    figures = {"requests/s": round(float(rate[1]), 1) if rate else 0.0}
    for share, number, unit in _SHARE.findall(told):
        figures[f"p{share} ms"] = round(float(number) * _MILLISECONDS[unit], 1)
    count = _COUNT.search(told)
    used = instance.processor_seconds() - used
    figures["CPU ms each"] = round(1000 * used / int(count[1]), 2) if count and int(count[1]) else 0.0
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
