"""The machine and the versions that figures were measured on, and keeping all of it to one core."""

import importlib.metadata
import json
import os
import platform
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import nacl.bindings
from cryptography.hazmat.backends.openssl import backend

from peers.node import HERE, node_path, why_node_is_missing

_PACKAGES = ("assay", "cryptography", "PyNaCl", "PyLD", "rfc8785", "openbadgeslib", "openvc-core")


def pin_to_one_core() -> int | None:
    """The core this process and its children are kept to from now on; None where that cannot be asked."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def machine_facts(core: int | None) -> dict[str, Any]:
    """Processor, load, and the version of everything timed."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "kept to core": core,
        "load average before": os.getloadavg()[0],
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "openssl of cryptography": backend.openssl_version_text(),
        "openssl of python": ssl.OPENSSL_VERSION,
        "libsodium": _libsodium(),
        **{package: _version(package) for package in _PACKAGES},
        **_node_versions(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _libsodium() -> str:
    version = getattr(nacl.bindings, "sodium_version_string", None)
    return version() if callable(version) else f"as PyNaCl {_version('PyNaCl')} brings it"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _node_versions() -> dict[str, str]:
    reason = why_node_is_missing()
    if reason is not None:
        return {"node": reason}
    version = subprocess.run(  # noqa: S603  fixed words, no shell
        [node_path(), "--version"], capture_output=True, text=True, check=True
    )
    package = HERE / "node_modules" / "@digitalbazaar" / "vc" / "package.json"
    return {"node": version.stdout.strip(), "@digitalbazaar/vc": json.loads(package.read_bytes())["version"]}
