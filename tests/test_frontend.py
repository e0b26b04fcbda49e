"""The bundle that pages load, and where they get it."""

from http import HTTPStatus
import re

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.stellacontrol.const import DOMAIN
from custom_components.stellacontrol.frontend_resources import BUNDLE, FOLDER


def own_modules(hass: HomeAssistant) -> list[str]:
    """Return what pages load of ours."""
    return [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if DOMAIN in url]


async def test_pages_load_the_bundle(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Every page loads the bundle, and gets it as it is on the disk."""
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, DOMAIN, {})
    [url] = own_modules(hass)
    assert re.fullmatch(r"/stellacontrol/[0-9a-f]{12}/stellacontrol\.js", url)
    answer = await (await hass_client_no_auth()).get(url)
    assert answer.status == HTTPStatus.OK
    assert answer.content_type == "text/javascript"
    assert "max-age" in answer.headers["Cache-Control"]
    assert await answer.read() == BUNDLE.read_bytes()


async def test_home_assistant_without_pages_does_without(hass: HomeAssistant) -> None:
    """Where there is no frontend, the integration works all the same."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert DATA_EXTRA_MODULE_URL not in hass.data
    assert hass.services.has_service(DOMAIN, "boost")


async def test_pages_get_languages_and_parts_beside_the_bundle(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Who speaks another language or opens a dialog fetches one more file."""
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, DOMAIN, {})
    [url] = own_modules(hass)
    client = await hass_client_no_auth()
    files = [*(FOLDER / "translations").glob("*.json"), *FOLDER.glob("*.js")]
    assert len(files) > len([BUNDLE])
    for file in files:
        beside = URL(url).join(URL(str(file.relative_to(FOLDER))))
        answer = await client.get(str(beside))
        assert await answer.read() == file.read_bytes()


def test_bundle_is_small() -> None:
    """Every page of every user pays for it; of the rest, each user for what is used."""
    others = {file.suffix for file in FOLDER.rglob("*") if file.is_file()}
    # With the licence of the library that is built in.
    assert others == {".js", ".json", ".txt"}
    assert BUNDLE.stat().st_size < 80_000
