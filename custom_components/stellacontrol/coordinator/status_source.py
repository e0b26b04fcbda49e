"""Read statuses from the usual path, or from another one that was found."""

from collections.abc import Mapping

from ..api import DeviceStatus, StellaControlClient, StellaControlError
from ..const import LOGGER
from .device import DeviceCoordinator


class StatusSource:
    """Reads statuses; searches for another path if none was ever read."""

    def __init__(
        self, client: StellaControlClient, devices: Mapping[str, DeviceCoordinator]
    ) -> None:
        """Keep the devices of the account, which keeps them up to date."""
        self._client = client
        self._devices = devices
        self._has_read: bool | None = None
        """Whether a status was read before this run; `None` before the first."""
        self._has_told_nowhere = False

    async def read(self, serial_number: str) -> DeviceStatus:
        """Return the status of a device, and look for it if none was ever read.

        Raises:
            StellaControlError: The status could not be read.
        """
        if self._has_read is None:
            self._has_read = any(
                device.frequency.keeper.ledger for device in self._devices.values()
            )
        try:
            return await self._client.status(serial_number)
        except StellaControlError as err:
            if self._has_read:
                raise
            status = await self._client.find_status(serial_number, err)
            if status is None:
                self._tell_if_nowhere()
                raise
            return status

    def _tell_if_nowhere(self) -> None:
        """Log once that the status was not found."""
        if self._client.status_is_nowhere and not self._has_told_nowhere:
            self._has_told_nowhere = True
            LOGGER.warning(
                "The platform lists repeaters, but tells the status of none where the "
                "integration looks. Reconfigure the account and paste an example from "
                "your reseller; the page has a report of what was tried"
            )
