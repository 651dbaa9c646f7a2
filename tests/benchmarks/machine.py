"""What it ran on and with: kind of processor and versions, never a name."""

from __future__ import annotations

import os
import platform
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("ortools", "highspy", "numpy")


def source(tree: Path) -> str:
    """Return a fingerprint of the sources and policies of the product: results of other sources are not mixed in."""
    files = sorted([*tree.glob("src/**/*.py"), *tree.glob("data/beleid/*.toml")])
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]


def describe() -> dict[str, str]:
    """Return cores, processor and versions."""
    about = {"cores": str(len(os.sched_getaffinity(0))), "processor": _processor(), "python": platform.python_version()}
    for package in PACKAGES:
        try:
            about[package] = version(package)
        except PackageNotFoundError:
            about[package] = "not installed"
    return about


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
