"""`assay serve`: the site and its worker, with one command.

It makes the secrets, brings the tables up to date, forgets again whom a backup would bring back, and only
then opens the door; it watches both processes and ends them together. Django lives in the children.
"""

from __future__ import annotations

import argparse
import fcntl
import http.client
import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from assay.cli import exits
from assay.errors import AssayError
from assay.web.commands.children import Child, Children, shown
from assay.web.site.configuration import Configuration, read_configuration

SUMMARY = "run the platform: the site and its worker, with one command"
DJANGO = [sys.executable, "-m", "assay.web.commands.django"]
START_LIMIT = 60  # seconds until the site has to answer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--threads", type=int, default=8, help="requests answered at the same time (8)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT. Raises `part-not-installed`, `setting-wrong`, `usage-wrong`."""
    return serve(arguments, is_demo=False)


def serve(arguments: argparse.Namespace, *, is_demo: bool) -> int:
    """The same, as a demonstration or not."""
    configuration = configure(arguments.host, arguments.port, is_demo=is_demo)
    os.umask(0o077)  # whatever is written below the folder is its owner's alone
    configuration.folder.mkdir(parents=True, exist_ok=True)
    with (configuration.folder / "running.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # a restore waits for nobody: it refuses while this is held
        links = _prepare()
        children = Children([_site(arguments), Child("The worker", [*DJANGO, "work"])])
        children.start()
        try:
            _wait_until_open(children, arguments.host, arguments.port)
            if not children.stop.is_set():
                _tell(configuration, arguments, links)
                children.watch()
        finally:
            children.end()
    return exits.ACCEPTED


def configure(host: str, port: int, *, is_demo: bool) -> Configuration:
    """The instance's configuration, handed on to the children through the environment."""
    for part in ("django", "granian", "django_tasks_db"):
        if find_spec(part) is None:
            raise AssayError("part-not-installed", part="web")
    if not 0 < port < 1 << 16:
        raise AssayError("usage-wrong", reason=f"There is no port {port}.")
    name = "localhost" if host in {"127.0.0.1", "::1", "0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    os.environ.setdefault("ASSAY_ORIGIN", f"http://{name}:{port}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "assay.web.site.settings"  # whichever else the shell was using
    os.environ["ASSAY_DEMO"] = "1" if is_demo else ""  # whatever the environment says: links that sign in
    return read_configuration(os.environ)


def _prepare() -> list[dict[str, str]]:
    """Secrets, tables, the erasure list, in a demonstration its people; those people."""
    answer = subprocess.run([*DJANGO, "prepare"], stdout=subprocess.PIPE, check=False)  # noqa: S603 - our own
    if answer.returncode:
        raise AssayError("usage-wrong", reason="The instance could not be prepared; the reason stands above.")
    people: list[dict[str, str]] = json.loads(answer.stdout or b"[]")
    return people


def _site(arguments: argparse.Namespace) -> Child:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"]
    command += ["--host", arguments.host, "--port", str(arguments.port)]
    command += ["--blocking-threads", str(arguments.threads), "--respawn-failed-workers", "--no-ws"]
    command += ["--log-level", "error", "assay.web.site.wsgi:application"]
    return Child("The site", command)


def _wait_until_open(children: Children, host: str, port: int) -> None:
    """Until the site answers. Raises `usage-wrong` where it does not: most often the port is taken."""
    end = time.monotonic() + START_LIMIT
    asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - asked, not bound
    while time.monotonic() < end and not children.stop.is_set():
        if not children.members[0].is_alive():
            break
        if _answers(asked, port):
            return
        time.sleep(0.2)
    if not children.stop.is_set():
        raise AssayError(
            "usage-wrong",
            reason=f"The site did not open on {host}:{port}; what it said stands above. Is the port taken?",
        )


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": urlsplit(os.environ["ASSAY_ORIGIN"]).netloc})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _tell(configuration: Configuration, arguments: argparse.Namespace, links: list[dict[str, str]]) -> None:
    for address in shown(configuration.origin, arguments.host, arguments.port):
        print(f"Assay is ready  {address}")
    if links:
        print(f"The tour        {configuration.origin}/tour")
        width = max(len(person["who"]) for person in links)
        for person in links:
            print(f"  {person['who']:<{width}}  {configuration.origin}{person['path']}")
    if not configuration.smtp:
        print(f"Mail            {_near(configuration.folder / 'outbox')}")
    print(flush=True)  # an empty line ends it, for scripts that wait


def _near(path: Path) -> str:
    try:
        return f"./{path.relative_to(Path.cwd())}"
    except ValueError:
        return str(path)
