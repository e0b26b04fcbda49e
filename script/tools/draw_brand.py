"""Draw the brand images: a five-step signal bar that rises beside a star.

Home Assistant shows them wherever it names the integration. They are our own; the
vendor's marks are not used. The same Pillow draws the same bytes.
"""

from dataclasses import dataclass
import math
from pathlib import Path
import sys

from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).parents[2] / "custom_components/stellacontrol/brand"

# Home Assistant wants an icon of 256 pixels and a logo whose shortest side has 128
# to 256; twice that for dense screens.
ICON_SIZE = 256
LOGO_HEIGHT = 128
OVERSAMPLING = 8
"""Drawn this much larger than the smaller image, then reduced: smooth edges."""

# In parts of the mark's height. The mark fills its square to every edge.
BAR_WIDTH = 0.148
BAR_HEIGHTS = (0.22, 0.38, 0.56, 0.77, 1.0)
STAR_CENTRE = (0.226, 0.235)
STAR_RADIUS = 0.235
STAR_WAIST = 0.52
"""Radius of the inner corners, in parts of the outer radius."""
STAR_ROUNDING = 0.035

# In parts of the logo's height.
TEXT_SIZE = 0.74
TEXT_WEIGHT = 0.008
"""Added around the letters: the font that Pillow brings has one thin weight."""
TEXT_GAP = 0.22

type Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours for one kind of background."""

    prefix: str
    """What the file names begin with."""
    bars: tuple[Colour, ...]
    """From the lowest bar to the highest."""
    star: Colour
    words: tuple[Colour, Colour]
    """For the two words of the name."""


PALETTES = (
    Palette(
        prefix="",
        bars=(
            (110, 205, 230),
            (62, 172, 224),
            (38, 134, 208),
            (34, 97, 178),
            (32, 63, 140),
        ),
        star=(246, 172, 40),
        words=((32, 63, 140), (38, 134, 208)),
    ),
    Palette(
        prefix="dark_",
        bars=(
            (48, 104, 184),
            (48, 138, 212),
            (66, 172, 230),
            (112, 204, 240),
            (176, 232, 250),
        ),
        star=(255, 196, 77),
        words=((240, 248, 252), (112, 204, 240)),
    ),
)


def main() -> None:
    """Draw every image."""
    for palette in PALETTES:
        icon = draw_mark(ICON_SIZE * OVERSAMPLING, palette)
        logo = draw_logo(LOGO_HEIGHT * OVERSAMPLING, palette)
        for name, image in (("icon", icon), ("logo", logo)):
            save(image, OVERSAMPLING, FOLDER / f"{palette.prefix}{name}.png")
            save(image, OVERSAMPLING // 2, FOLDER / f"{palette.prefix}{name}@2x.png")


def draw_mark(size: int, palette: Palette) -> Image.Image:
    """Return the mark alone, a square."""
    image = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(image)
    step = (1 - BAR_WIDTH) / (len(BAR_HEIGHTS) - 1)
    for number, (height, colour) in enumerate(
        zip(BAR_HEIGHTS, palette.bars, strict=True)
    ):
        left = number * step
        draw.rounded_rectangle(
            (
                round(left * size),
                round((1 - height) * size),
                round((left + BAR_WIDTH) * size) - 1,
                size - 1,
            ),
            radius=BAR_WIDTH * size / 2,
            fill=colour,
        )
    draw_star(draw, size, palette.star)
    return image


def draw_star(draw: ImageDraw.ImageDraw, size: int, colour: Colour) -> None:
    """Draw a five-pointed star with soft corners into the space above the low bars."""
    outer = STAR_RADIUS - STAR_ROUNDING
    corners = []
    for number in range(10):
        radius = (outer if number % 2 == 0 else outer * STAR_WAIST) * size
        angle = math.radians(36 * number - 90)
        corners.append(
            (
                STAR_CENTRE[0] * size + radius * math.cos(angle),
                STAR_CENTRE[1] * size + radius * math.sin(angle),
            )
        )
    draw.polygon(corners, fill=colour)
    # A round pen along the outline softens the corners.
    pen = STAR_ROUNDING * size
    draw.line([*corners, corners[0]], fill=colour, width=round(2 * pen))
    for x, y in corners:
        draw.ellipse((x - pen, y - pen, x + pen, y + pen), fill=colour)


def draw_logo(height: int, palette: Palette) -> Image.Image:
    """Return the mark with the name beside it."""
    font = ImageFont.load_default(TEXT_SIZE * height)
    if not isinstance(font, ImageFont.FreeTypeFont):
        sys.exit("script/draw_brand: this Pillow was built without FreeType")
    # The other engine is not in every Pillow, and spaces letters differently.
    font = font.font_variant(layout_engine=ImageFont.Layout.BASIC)
    weight = round(TEXT_WEIGHT * height)
    left = height + TEXT_GAP * height
    image = Image.new(
        "RGBA", (round(left + font.getlength("StellaControl") * 1.1), height)
    )
    image.paste(draw_mark(height, palette))
    draw = ImageDraw.Draw(image)
    # The capitals stand in the middle of the mark's height.
    _, top, _, bottom = font.getbbox("C", anchor="ls")
    baseline = (height - (top + bottom)) / 2
    for word, colour in zip(("Stella", "Control"), palette.words, strict=True):
        draw.text(
            (left, baseline),
            word,
            fill=colour,
            font=font,
            anchor="ls",
            stroke_width=weight,
        )
        left += font.getlength(word) + 2 * weight
    _, _, right, _ = image.getbbox() or (0, 0, *image.size)
    # Whole pixels in the smaller image too.
    return image.crop((0, 0, math.ceil(right / OVERSAMPLING) * OVERSAMPLING, height))


def save(image: Image.Image, reduction: int, path: Path) -> None:
    """Write an image, so many times smaller than it was drawn."""
    image.reduce(reduction).save(path, optimize=True)
    print(path.name)


if __name__ == "__main__":
    main()
