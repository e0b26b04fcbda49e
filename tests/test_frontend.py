"""The bundle that pages load, and where they get it."""

from http import HTTPStatus
import json
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
    assert re.fullmatch(r"/stellacontrol/stellacontrol\.js\?v=[0-9a-f]{12}", url)
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


async def test_pages_get_each_language_beside_the_bundle(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Who speaks another language fetches one more file, under the bundle's version."""
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, DOMAIN, {})
    [url] = own_modules(hass)
    client = await hass_client_no_auth()
    files = [*(FOLDER / "translations").glob("*.json")]
    assert files
    for file in files:
        beside = URL(url).with_path(f"/stellacontrol/translations/{file.name}")
        answer = await client.get(str(beside))
        assert await answer.json() == json.loads(file.read_bytes())


def test_bundle_is_one_small_file() -> None:
    """Every page of every user pays for it; of the languages, each user for one."""
    others = {file.name for file in FOLDER.rglob("*") if file.suffix != ".json"}
    # With the licence of the library that is built in.
    assert others - {"translations"} == {BUNDLE.name, "LICENSE-lit.txt"}
    assert BUNDLE.stat().st_size < 80_000
