"""The images of the integration, as Home Assistant and HACS want them."""

from collections.abc import Iterator
from pathlib import Path
import struct

from .files import integration

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ICONS = {"icon.png": 256, "icon@2x.png": 512}
"""Width and height, in pixels."""
LOGOS = {"logo.png": (128, 256), "logo@2x.png": (256, 512)}
"""Least and greatest length of the shorter side, in pixels."""
MOST_BYTES = 256 * 1024
"""Ours; such drawings need a few thousand."""


def faults(root: Path) -> Iterator[str]:
    """Check sizes and format of each image, for light and for dark."""
    folder = integration(root) / "brand"
    for prefix in ("", "dark_"):
        for name, side in ICONS.items():
            size = _size(folder / f"{prefix}{name}")
            if size != (side, side):
                yield f"{prefix}{name} is not a PNG of {side} by {side}"
        for name, (least, most) in LOGOS.items():
            size = _size(folder / f"{prefix}{name}")
            if size is None or not least <= min(size) <= most:
                yield f"{prefix}{name} is no PNG whose shorter side is {least} to {most}"
    for file in sorted(folder.glob("*")):
        if file.name.removeprefix("dark_") not in ICONS | LOGOS:
            yield f"nobody looks for {file.name}"
        elif file.stat().st_size > MOST_BYTES:
            yield f"{file.name} is too large"


def _size(file: Path) -> tuple[int, int] | None:
    """Return width and height; `None` if it is no PNG."""
    start = file.read_bytes()[:24] if file.is_file() else b""
    if len(start) < 24 or not start.startswith(SIGNATURE):
        return None
    width, height = struct.unpack(">II", start[16:])
    return width, height
