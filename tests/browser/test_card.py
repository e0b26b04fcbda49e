"""The front panel of a repeater, and the fleet, as a person uses them."""

import re

from playwright.async_api import Browser, Locator, Page, expect
import pytest

from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import FLEET
from script.tools.live.platform import ATTIC, Platform
from script.tools.live.visitor import PHONE, band, card, fleet, go, open_page

FINGER = 44
"""Pixels that a finger needs."""


def said(page: Page) -> Locator:
    """Return what a screen reader says by itself."""
    return card(page).get_by_role("status")


async def test_first_page_is_the_fleet(page: Page) -> None:
    """The address alone shows me both repeaters, alive."""
    await go(page, "/")
    await expect(fleet(page).locator(".row")).to_have_count(2)
    await expect(fleet(page)).to_contain_text("°C")


async def test_band_is_turned_off_and_confirmed(
    page: Page, attic: str, platform: Platform
) -> None:
    """I turn a band off on the panel; it waits, and then the repeater has done it."""
    await go(page, attic)
    switch = band(page).get_by_role("switch")
    await expect(switch).to_have_attribute("aria-checked", "true")
    await switch.click()
    await expect(switch).to_have_attribute("aria-checked", "false")
    await expect(band(page)).to_contain_text("Pending")
    await expect(said(page)).to_contain_text("800 MHz: Waiting for the device")
    await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
    await expect(band(page)).to_contain_text("Off")
    await expect(switch).to_have_attribute("aria-checked", "false")
    await expect(said(page)).to_have_text("800 MHz confirmed: Off")
    asked = await platform.requests("parameters", ATTIC)
    assert [body["bands"] for body in asked if "bands" in body] == [{"08": False}]

    await switch.click()
    await platform.receives("parameters", {"bands": {"08": True}}, ATTIC)
    await expect(said(page)).to_have_text("800 MHz confirmed: Working")
    await expect(switch).to_have_attribute("aria-checked", "true")


async def test_alarm_is_seen_on_card_and_fleet(
    page: Page, attic: str, platform: Platform, home: HomeAssistant
) -> None:
    """A band that oscillates is red on the panel, and its repeater leads the fleet."""
    await go(page, attic)
    head = card(page).locator("header")
    await expect(head).to_contain_text("Online")
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback")
    await platform.report(home)
    await expect(band(page)).to_contain_text("Feedback")
    await expect(head).to_contain_text("Feedback 800 MHz")
    await expect(head).not_to_contain_text("Online")
    # I read what to do, and tell everybody that I take care of it.
    await head.locator(".about").click()
    await expect(card(page)).to_contain_text("receives its own signal")
    await card(page).get_by_role("button", name="Acknowledge alarms").click()
    await expect(head).to_contain_text("Feedback 800 MHz (acknowledged)")
    await card(page).get_by_role("button", name="Close").click()
    # An alarm is followed closely.
    await platform.receives("parameters", {"messageFrequency": "1m"}, ATTIC)

    await go(page, f"/{FLEET}/fleet")
    await expect(fleet(page).locator(".row").first).to_contain_text("Feedback")
    await expect(fleet(page).get_by_role("button", name="Alarm")).to_contain_text("1")
    await platform.do("alarm", serial=ATTIC, band="08", kind="feedback", on=False)
    await platform.report(home)
    await expect(fleet(page).get_by_role("button", name="Alarm")).to_contain_text("0")


async def test_boost_is_granted_and_ended(
    page: Page, attic: str, platform: Platform
) -> None:
    """I let the repeater report faster for a while, see how long, and end it."""
    await go(page, attic)
    await card(page).get_by_role("button", name="Boost", exact=True).click()
    await card(page).get_by_role("button", name="Start boost").click()
    await platform.receives("parameters", {"messageFrequency": "10s"}, ATTIC)
    end = card(page).get_by_role("button", name="End boost")
    await expect(end).to_be_visible()
    await expect(end).to_contain_text(re.compile(r"1[45]:\d\d"))
    await platform.do("reset_log")
    await end.click()
    await platform.receives("parameters", {"messageFrequency": "10m"}, ATTIC)
    await expect(
        card(page).get_by_role("button", name="Boost", exact=True)
    ).to_be_visible()


async def test_boost_beyond_the_quota_is_refused_with_numbers(
    page: Page, attic: str, platform: Platform
) -> None:
    """What the month cannot pay is refused, and I am told what it would need."""
    await go(page, attic)
    await card(page).get_by_role("button", name="Boost", exact=True).click()
    panel = card(page).get_by_role("dialog", name="Boost")
    await panel.get_by_label("Message frequency").select_option("1s")
    await panel.get_by_label("Duration").select_option("360")
    await expect(panel).to_contain_text("Costs about 21,600 messages.")
    await panel.get_by_role("button", name="Start boost").click()
    refusal = card(page).get_by_role("alert")
    await expect(refusal).to_contain_text(
        re.compile(r"needs [\d,]+ messages.* only [\d,]+ are free")
    )
    await platform.settles()
    assert await platform.requests("parameters", ATTIC) == []


async def test_reboot_is_asked_back(
    page: Page, attic: str, platform: Platform, home: HomeAssistant
) -> None:
    """One wrong tap reboots nothing; two do."""
    await go(page, attic)
    await card(page).get_by_role("button", name="Reboot", exact=True).click()
    question = card(page).get_by_role("dialog", name="Reboot")
    await question.click(position={"x": 4, "y": 4})  # its edge is not beside it
    await question.get_by_role("button", name="Cancel").click()
    await platform.settles()
    assert await platform.requests("command", ATTIC) == []
    await card(page).get_by_role("button", name="Reboot", exact=True).click()
    await question.get_by_role("button", name="Reboot").click()
    await platform.receives("command", {"command": "reboot"}, ATTIC)
    await expect(card(page)).to_contain_text("Restarting")
    await platform.do("online", serial=ATTIC)
    await platform.report(home)


async def test_phone(
    browser: Browser, home: HomeAssistant, attic: str, platform: Platform
) -> None:
    """On a narrow phone nothing is cut off, and the switches work."""
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = await open_page(context, home.url, attic)
    switches = card(page).get_by_role("switch")
    await expect(switches).to_have_count(6)
    for number in range(6):
        box = await switches.nth(number).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
    switch = band(page).get_by_role("switch")
    box = await switch.bounding_box()
    assert box is not None
    assert box["height"] >= FINGER
    assert box["width"] >= FINGER
    await switch.tap()
    await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
    await expect(switch).to_have_attribute("aria-checked", "false")
    await switch.tap()
    await platform.receives("parameters", {"bands": {"08": True}}, ATTIC)
    await go(page, f"/{FLEET}/fleet")
    await expect(fleet(page).locator(".row")).to_have_count(2)
    wide = await page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE["width"]
    await context.close()


# Presses a switch, and tells whether the page shows the wish before anything else can
# happen in it: no answer has come by then, and no machine is too slow for that.
_TAP = """
toggle => new Promise(resolve => {
  const wanted = String(toggle.getAttribute("aria-checked") !== "true");
  toggle.click();
  setTimeout(() => {
    const band = toggle.closest("li");
    resolve(band.textContent.includes("Pending")
      && toggle.getAttribute("aria-checked") === wanted);
  });
})
"""


@pytest.mark.parametrize("delay", [0, 1, 5])
async def test_tap_is_answered_at_once(
    page: Page, attic: str, platform: Platform, home: HomeAssistant, delay: int
) -> None:
    """I see that my tap was taken, however long the platform takes to answer."""
    await go(page, attic)
    switch = band(page).get_by_role("switch")
    await expect(switch).to_be_enabled()
    if delay:
        await platform.do("fault", kind="delay", call="parameters", seconds=delay)
    assert await switch.evaluate(_TAP)
    await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
    await platform.do("clear_faults")
    await platform.report(home)
    await expect(band(page)).to_contain_text("Off")
    await switch.click()
    await platform.receives("parameters", {"bands": {"08": True}}, ATTIC)


async def test_keyboard(page: Page, attic: str, platform: Platform) -> None:
    """Without a mouse, a user can reach and turn a switch, and close a question."""
    await go(page, attic)
    switch = band(page).get_by_role("switch")
    await switch.focus()
    await page.keyboard.press("Space")
    await platform.receives("parameters", {"bands": {"08": False}}, ATTIC)
    # What the platform has, the page may not show yet.
    await expect(switch).to_have_attribute("aria-checked", "false")
    await page.keyboard.press("Space")
    await platform.receives("parameters", {"bands": {"08": True}}, ATTIC)
    opener = card(page).get_by_role("button", name="Recalibrate", exact=True)
    await opener.focus()
    question = card(page).get_by_role("dialog", name="Recalibrate")
    # By itself, the browser gives the keyboard back after Escape alone.
    for key in ("Escape", "Enter"):
        await page.keyboard.press("Enter")
        await expect(question.get_by_role("button", name="Cancel")).to_be_focused()
        await page.keyboard.press(key)
        await expect(question).to_be_hidden()
        await expect(opener).to_be_focused()
