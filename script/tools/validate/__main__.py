"""Run every check and name what is wrong."""

import argparse
import sys

from . import CHECKS, ROOT


def main() -> int:
    """Return 1 if there is a fault."""
    argparse.ArgumentParser(
        prog="script/validate",
        description="Check texts, images, blueprints, versions, links, the quality scale"
        " and what the documents say of this repository, and name every fault.",
    ).parse_args()
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
