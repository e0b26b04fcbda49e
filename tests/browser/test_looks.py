"""How pages look: narrow, read from the right, and in a theme that a person has made."""

from playwright.async_api import Locator, Page, expect

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.platform import ATTIC
from script.tools.live.visitor import EDITOR, card, edit_card, go, our_card

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
      const place = [left - outer.left, outer.right - right];
      // What can be scrolled may be wider; by part of a pixel nobody sees it stick out.
      const fits = part.closest(".scroll") !== null || Math.min(...place) > -1;
      places.push([name.slice(0, 60), ...place, fits]);
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

# Where the first letter of a text is, and the last sign.
_ENDS = """
part => {
  const text = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  while (text.nextNode()) found.push(text.currentNode);
  const node = found.find(({data}) => data.includes("Shown"));
  return ["S", "."].map(sign => {
    const at = node.data.indexOf(sign);
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  });
}
"""

# On how many lines a text is.
_LINES = """
words => {
  const text = document.createRange();
  text.selectNodeContents(words);
  return new Set([...text.getClientRects()].map(({top}) => top)).size;
}
"""

ROUNDING = 2
"""Pixels by which a centred text of odd width may be beside its mirror image."""


async def assert_fits(host: Locator, part: Locator | None = None) -> None:
    """Check that nothing sticks out, and that all is mirrored where the page is."""
    part = part or host
    from_left = await part.evaluate(_PLACES)
    assert len(from_left) > 10
    assert [place for place in from_left if not place[-1]] == []
    await host.evaluate(_READ, "rtl")
    from_right = await part.evaluate(_PLACES)
    await host.evaluate(_READ, "ltr")
    assert [
        (name, left, right)
        for (name, left, *_), (_, _, right, _) in zip(
            from_left, from_right, strict=True
        )
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
    await go(page, f"/{FLEET}/report")
    report = page.locator("stellacontrol-report")
    leaving = report.get_by_role("button", name="Print")
    await expect(leaving).to_have_attribute("aria-disabled", "false")
    await assert_fits(report)
    await report.get_by_role("button", name=ATTIC).click()
    await expect(report.locator("h1")).to_contain_text(ATTIC)
    await assert_fits(report)


async def test_editor_in_hebrew(hebrew: Page, home: HomeAssistant, attic: str) -> None:
    """The editor of a card has room, and its sentences end where English ones do."""
    await edit_card(hebrew, home, our_card(attic))
    form = hebrew.locator(EDITOR).locator("ha-form").first
    helper = form.get_by_text("Shown in place of the device's name")
    await expect(helper).to_be_visible()
    assert [place for place in await form.evaluate(_PLACES) if not place[-1]] == []
    begin, end = await helper.evaluate(_ENDS)
    assert begin < end


async def test_words_of_buttons_are_whole(page: Page, attic: str) -> None:
    """No word is broken in two, however many cards are beside each other."""
    await go(page, attic)
    panel = card(page)
    button = panel.get_by_role("button", name="Recalibrate", exact=True)
    await expect(button).to_be_enabled()
    lines = {}
    for width in range(280, 640, 20):
        await panel.evaluate("(card, width) => card.style.width = `${width}px`", width)
        lines[width] = await button.locator(".words").evaluate(_LINES)
    assert set(lines.values()) == {1}, lines
