"""Run every check and name what is wrong."""

import sys

from . import CHECKS, ROOT


def main() -> int:
    """Return 1 if there is a fault."""
    failed = False
    for name, check in CHECKS.items():
        found = list(check(ROOT))
        print(f"{name}: {'ok' if not found else ''}")
        for fault in found:
            print(f"  {fault}")
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
