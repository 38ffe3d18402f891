"""Runs a check on every file of a folder, and counts."""

import sys
from collections.abc import Callable
from pathlib import Path


def run(check: Callable[[Path], None], nothing: str) -> int:
    """Checks the files of the folder that the command line names. `nothing` is said where it has none."""
    passed = failed = 0
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        try:
            check(path)
            passed += 1
        except Exception as error:  # noqa: BLE001 - named and counted
            failed += 1
            print(f"{path.name}: {error!r}")
    if passed + failed == 0:
        failed = 1
        print(nothing)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1
