"""What the platform took from us and showed us, as the platform saw it."""

from collections.abc import Mapping
from typing import Any

from simulator import Answer, Simulator
from tests.wire_fields import ALARM_FIELDS


class Witness:
    """Stands beside the platform and keeps count."""

    def __init__(self, simulator: Simulator) -> None:
        """Listen to every status that is told and every change that is taken."""
        self.edges: list[tuple[str, str, str]] = []
        """Label of the device, band and type of each alarm edge that was shown."""
        self.taken: list[tuple[str, dict[str, bool]]] = []
        """Serial number and bands of each change that the platform took, also where
        nobody heard its answer."""
        self._shown: dict[str, dict[tuple[str, str], bool]] = {}
        self._tell = simulator.platform.status
        self._take = simulator.platform.parameters
        # Heard, not replaced.
        simulator.platform.status = self._status  # type: ignore[method-assign]
        simulator.platform.parameters = self._parameters  # type: ignore[method-assign]

    def _status(self, token: str | None, serial: str) -> Answer:
        answer = self._tell(token, serial)
        if answer.status == 200 and isinstance(answer.body, Mapping):
            self._look(serial, answer.body)
        return answer

    def _parameters(self, token: str | None, serial: str, body: object) -> Answer:
        answer = self._take(token, serial, body)
        if answer.status == 202 and isinstance(body, Mapping) and "bands" in body:
            self.taken.append((serial, dict(body["bands"])))
        return answer

    def _look(self, serial: str, told: Mapping[str, Any]) -> None:
        """Compare a status with the one before; the very first shows no beginning."""
        now = {
            (band["identifier"], kind): bool(band[key])
            for band in told["bands"]
            for kind, key in ALARM_FIELDS.items()
        }
        before = self._shown.setdefault(serial, now)
        for (band, kind), is_on in now.items():
            if before[band, kind] is not is_on:
                ending = "" if is_on else "_cleared"
                self.edges.append((told["label"], band, f"{kind}{ending}"))
        self._shown[serial] = now
