"""Make the brand images of logo.svg, which is the source of all of them.

Home Assistant shows them wherever it names the integration. It wants an icon of 256
pixels and a logo whose shortest side has 128 to 256; twice that for dense screens.
"""

import asyncio
from pathlib import Path
from typing import Literal

from playwright.async_api import Page

from .live import chromium

SOURCE = Path(__file__).with_name("logo.svg")
FOLDER = Path(__file__).parents[2] / "custom_components/stellacontrol/brand"
PREFIXES: dict[Literal["light", "dark"], str] = {"light": "", "dark": "dark_"}
"""What names of files begin with, by the background that the image is for."""
ICON_SIZE = 256
LOGO_HEIGHT = 128


async def main() -> None:
    """Draw every image, for light and dark backgrounds."""
    async with chromium.start() as browser:
        page = await browser.new_page()
        await page.set_content(SOURCE.read_text(encoding="utf-8"))
        await page.add_style_tag(content="body { margin: 0 } svg { display: block }")
        for scheme, prefix in PREFIXES.items():
            await page.emulate_media(color_scheme=scheme)
            for scale, suffix in ((1, ""), (2, "@2x")):
                await draw(
                    page, f"{prefix}icon{suffix}", ICON_SIZE * scale, square=True
                )
                await draw(page, f"{prefix}logo{suffix}", LOGO_HEIGHT * scale)


async def draw(page: Page, name: str, height: int, *, square: bool = False) -> None:
    """Write one image.

    Args:
        page: Shows the source.
        name: Of the file.
        height: Pixels.
        square: Whether only the mark is wanted.
    """
    width: int = await page.locator("svg").evaluate(
        """(svg, height) => {
            svg.setAttribute("height", height);
            svg.removeAttribute("width");
            return Math.ceil(svg.getBoundingClientRect().width);
        }""",
        height,
    )
    await page.set_viewport_size({"width": width, "height": height})
    await page.screenshot(
        path=FOLDER / f"{name}.png",
        omit_background=True,
        clip={"x": 0, "y": 0, "width": height if square else width, "height": height},
    )
    print(f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
