"""What a simulated platform is made of: its account and its devices."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from .habit import Habit
from .timing import FREQUENCIES

ALL_BANDS = ("07", "08", "09", "18", "21", "26")


class SceneError(ValueError):
    """A scene that cannot be set, with the reason for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The credentials of the one customer this platform has; all made up."""

    client_id: str = "integration"
    client_key: str = field(default="6f1c2c1e-7d2b-4f0e-9a51-0d4b6c8e2f10", repr=False)
    name: str = "demo@example.com"
    password: str = field(default="repeater", repr=False)

    @property
    def log_in_body(self) -> dict[str, str]:
        """What a log-in sends, by its keys on the wire."""
        return {
            "clientId": self.client_id,
            "clientKey": self.client_key,
            "name": self.name,
            "password": self.password,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSpec:
    """A device as it is when the simulation starts."""

    serial: str
    type: str = "iR6"
    model: str = "iRepeater 6 band"
    label: str | None = None
    """Not in the overview: sent only where it is set."""
    location: str | None = None
    firmware_version: str = "3.2.1"
    version: str = "1.4"
    """Data protocol version."""
    port_count: int = 4
    bands: tuple[str, ...] = ALL_BANDS
    bands_off: tuple[str, ...] = ()
    """Bands that the operator has shut down."""
    message_frequency: str = "10m"
    monthly_quota: int = 10_000
    count_requests: bool = True
    """Whether requests that concern the device count as messages too."""
    online: bool = True
    ever_connected: bool = True
    """A device that never was sends its first message when a scene brings it online."""
    lost_for: float = 504_000.0
    """Age in seconds of the last message of a device that starts offline: 5d 20h."""
    uptime: float = 864_000.0
    """Seconds since its last restart when the simulation starts."""
    phase: float | None = None
    """Seconds from the start to the first message.

    None: at once if punctual, else somewhere within one period.
    """
    seed: int | None = None
    """None: made from the simulator's seed and the serial number."""
    alarms_per_day: float | None = None
    """Feedback and over power that come by themselves.

    None: none if punctual, else one in five days.
    """
    alarm_seconds: float = 480.0
    """How long such an alarm lasts on average; one of 15 minutes shuts a band down."""
    drops_per_day: float = 0.0
    """How often the device loses its connection for about a minute."""
    habit: Habit | None = None
    """None: that of the platform's other devices."""

    def __post_init__(self) -> None:
        """Refuse a device that cannot be."""
        if self.message_frequency not in FREQUENCIES:
            raise ValueError(f"unknown message frequency: {self.message_frequency}")
        if set(self.bands_off) - set(self.bands):
            raise ValueError("only bands that a device has can be off")


def read_spec(described: Mapping[str, object]) -> DeviceSpec:
    """Read a spec that came as JSON, where tuples are lists."""
    known = {one.name for one in fields(DeviceSpec)}
    if "serial" not in described or set(described) - known:
        raise SceneError("a device needs a serial and takes only the fields of a spec")
    for key in {"bands", "bands_off"} & described.keys():
        # A text would be taken for one band a letter.
        if not isinstance(described[key], list):
            raise SceneError(f"{key} is a list of identifiers")
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in described.items()
    }
    # What JSON can spell wrongly here fails where the device is set up.
    return DeviceSpec(**values)  # type: ignore[arg-type]
