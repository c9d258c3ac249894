"""A site that really runs: started, waited for, its mail read, stopped again by its own process id."""

from __future__ import annotations

import email
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

READY = "Assay is ready"
START_LIMIT = 240  # seconds; a busy machine migrates slowly
MAIL_LIMIT = 90


@dataclass(slots=True)
class Site:
    """A running site: its address, its folder, and what it printed at the start."""

    origin: str
    folder: Path
    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)

    def mails(self, to: str) -> list[EmailMessage]:
        """The mails in the outbox for this address, oldest first."""
        found = []
        for path in sorted((self.folder / "outbox").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns):
            message = email.message_from_bytes(path.read_bytes(), policy=default)
            if message["To"] and to.lower() in str(message["To"]).lower():
                found.append(message)
        return found

    def mail(self, to: str, after: int = 0) -> EmailMessage:
        """The newest mail for this address, once there are more than `after`; waits for the worker."""
        end = time.monotonic() + MAIL_LIMIT
        while time.monotonic() < end:
            found = self.mails(to)
            if len(found) > after:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail for {to} after {MAIL_LIMIT} s")

    def sign_in_link(self, name: str) -> str:
        """The link that the start printed for this person of the demonstration."""
        for line in self.printed:
            if name in line and (found := re.search(r"https?://\S+", line)):
                return found[0]
        raise AssertionError(f"no sign-in link for {name} in:\n" + "\n".join(self.printed))


def text_of(message: EmailMessage) -> str:
    """The plain text of a mail."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def links_in(message: EmailMessage) -> list[str]:
    """The addresses in the plain text of a mail."""
    return re.findall(r"https?://[^\s<>\"]+", text_of(message))


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _own() -> dict[str, str]:
    """The environment of a site: ours, without what only the tests' process is allowed."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}


def _its_own(folder: Path, origin: str) -> dict[str, str]:
    """What only this site is told."""
    data = str(folder / "skill-data")
    return {"ASSAY_FOLDER": str(folder), "ASSAY_ORIGIN": origin, "ASSAY_DATA": data}


@contextmanager
def running_site(folder: Path, word: str = "serve", **environment: str) -> Iterator[Site]:
    """`assay serve` or `assay demo` in this folder, on a port of its own, stopped at the end.

    It has no skill data but those that it is given: all of them would take minutes to prepare.
    """
    port = free_port()
    origin = f"http://localhost:{port}"
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("assay")), word, "--port", str(port)],
            env={**_own(), **_its_own(folder, origin), **environment},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    site = Site(origin, folder, process)
    try:
        _wait(site)
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _wait(site: Site) -> None:
    """Read what the site prints until it is ready and has told all its links."""
    assert site.process.stdout is not None
    end = time.monotonic() + START_LIMIT
    for line in site.process.stdout:
        site.printed.append(line.rstrip())
        if not line.strip() and any(READY in said for said in site.printed):
            return  # an empty line ends what it says at the start
        if time.monotonic() > end:
            break
    log = (site.folder / "log.txt").read_text()
    raise AssertionError("the site did not start:\n" + "\n".join(site.printed) + log[-4000:])
