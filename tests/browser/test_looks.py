"""Pages that are read from the right, and themes that a person has made."""

from collections.abc import AsyncIterator
import json

from playwright.async_api import Browser, Locator, Page, expect
import pytest

from script.tools.live.configuration import THEME
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.visitor import PHONE, SIZE, card, go, open_page

# The place of everything that can be seen of an element, by its distance from the edges.
_PLACES = """
whole => {
  const places = [];
  const outer = whole.getBoundingClientRect();
  const walk = root => {
    for (const part of root.querySelectorAll("*")) {
      if (part.shadowRoot) walk(part.shadowRoot);
      // A ring turns the same way for everybody, and a text is read its own way; what
      // is for ears only has no place.
      if (part.closest("svg, bdi, .said, option")) continue;
      const {left, right, width, height} = part.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const name = `${part.localName}.${part.className} ${part.textContent.trim()}`;
      places.push([name.slice(0, 60), left - outer.left, outer.right - right]);
    }
  };
  walk(whole.shadowRoot ?? whole);
  return places;
}
"""
# English is read from the left; texts in the page's own language would not be.
_READ = "(host, side) => host.shadowRoot.querySelector('ha-card').dir = side"

_STYLE = """
host => {
  const {backgroundColor, borderRadius, fontSize, direction} =
    getComputedStyle(host.shadowRoot.querySelector("ha-card"));
  return {backgroundColor, borderRadius, fontSize, direction};
}
"""

ROUNDING = 2
"""Pixels by which a centred text of odd width may be beside its mirror image."""


@pytest.fixture(params=[(PHONE, "dark"), (SIZE, "light")], ids=["phone", "desktop"])
async def hebrew(
    browser: Browser, home: HomeAssistant, attic: str, request: pytest.FixtureRequest
) -> AsyncIterator[Page]:
    """Open the house in Hebrew, which our texts do not speak, and in a theme of its own."""
    size, scheme = request.param
    context = await browser.new_context(viewport=size, color_scheme=scheme)
    chosen = {"selectedLanguage": "he", "selectedTheme": {"theme": THEME}}
    for key, value in chosen.items():
        item = f"{json.dumps(key)}, {json.dumps(json.dumps(value))}"
        await context.add_init_script(f"localStorage.setItem({item})")
    page = await open_page(context, home.url, attic)
    yield page
    await context.close()


async def assert_fits(host: Locator, part: Locator | None = None) -> None:
    """Check that nothing sticks out, and that all is mirrored where the page is."""
    part = part or host
    from_left = await part.evaluate(_PLACES)
    assert len(from_left) > 10
    assert [place for place in from_left if min(place[1:]) < 0] == []
    await host.evaluate(_READ, "rtl")
    from_right = await part.evaluate(_PLACES)
    await host.evaluate(_READ, "ltr")
    assert [
        (name, left, right)
        for (name, left, _), (_, _, right) in zip(from_left, from_right, strict=True)
        if abs(left - right) > ROUNDING
    ] == []


async def test_hebrew_in_large_letters(hebrew: Page) -> None:
    """All has room, obeys my theme, and would be mirrored with texts in my language."""
    page = hebrew
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    panel = card(page)
    await expect(panel.get_by_role("switch")).to_have_count(6)
    style = await panel.evaluate(_STYLE)
    backgrounds = ("rgb(16, 32, 39)", "rgb(255, 243, 224)")
    assert style.pop("backgroundColor") in backgrounds
    assert style == {"borderRadius": "3px", "fontSize": "21px", "direction": "ltr"}
    await assert_fits(panel)
    for opener in (".about", "button.details", "stellacontrol-controls button"):
        await panel.locator(opener).first.click()
        dialog = panel.get_by_role("dialog")
        await expect(dialog.get_by_role("button").last).to_be_visible()
        await assert_fits(panel, dialog)
        await page.keyboard.press("Escape")
    for name in ("fleet", "quota"):
        await go(page, f"/{FLEET}/{name}")
        listed = page.locator(f"stellacontrol-{name}").first
        await expect(listed).to_contain_text("SR1000001")
        await assert_fits(listed)
