"""Find a Chromium on this machine. As a script: print its path, or exit with 1."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> Path | None:
    """Return the browser of the system, or else Playwright's own, or else nothing."""
    system = (Path(path) for name in SYSTEM_NAMES if (path := shutil.which(name)))
    return next(filter(_runs, system), None) or next(filter(_runs, _of_playwright()), None)


def _of_playwright() -> list[Path]:
    with sync_playwright() as playwright:
        return [Path(playwright.chromium.executable_path)]


def _runs(browser: Path) -> bool:
    """Tell whether it starts: some systems keep a placeholder under the same name."""
    try:
        asked = subprocess.run([browser, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


if __name__ == "__main__":
    chromium = find_chromium()
    if chromium is None:
        sys.exit(1)
    print(chromium)
