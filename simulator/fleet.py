"""Plausible sets of devices; every model and serial number here is made up."""

from dataclasses import asdict, dataclass
from random import Random

from .spec import ALL_BANDS, DeviceSpec

MODELS = {1: "iR1", 2: "iR2", 3: "iR3", 4: "iR4", 5: "iR5", 6: "iR6"}
"""Type by number of bands."""

LOCATIONS = ("Plant room", "Roof", "Ground floor", "Basement", "Warehouse", None)


def make_fleet(
    count: int,
    seed: int,
    *,
    message_frequency: str = "10m",
    monthly_quota: int = 10_000,
) -> tuple[DeviceSpec, ...]:
    """Make some devices; the first has all six bands, the others vary."""
    if count < 0:
        raise ValueError("there cannot be fewer than no devices")
    random = Random(f"fleet {seed}")
    return tuple(
        _make_device(index, random, message_frequency, monthly_quota)
        for index in range(count)
    )


def _make_device(
    index: int, random: Random, message_frequency: str, monthly_quota: int
) -> DeviceSpec:
    count = 6 if index == 0 else random.randint(1, 6)
    bands = tuple(sorted(random.sample(ALL_BANDS, count)))
    return DeviceSpec(
        serial=f"SR{1_000_001 + index}",
        type=MODELS[count],
        model=f"iRepeater {count} band",
        location=random.choice(LOCATIONS),
        firmware_version=f"3.{random.randint(0, 4)}.{random.randint(0, 9)}",
        port_count=random.choice((1, 2, 4)),
        bands=bands,
        message_frequency=message_frequency,
        monthly_quota=monthly_quota,
        uptime=float(random.randint(3600, 60 * 86400)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is special about a device of the demonstration."""

    label: str
    location: str
    bands: tuple[str, ...]
    bands_off: tuple[str, ...] = ()
    message_frequency: str = "10s"
    monthly_quota: int = 1_000_000
    alarms_per_day: float = 0.0
    drops_per_day: float = 0.0


_DEMONSTRATION = (
    _Shown(
        label="Attic",
        location="Main building",
        bands=ALL_BANDS,
        message_frequency="10m",
        monthly_quota=10_000,
    ),
    _Shown(
        label="Workshop",
        location="East yard",
        bands=("08", "09", "18", "21"),
        alarms_per_day=40.0,
    ),
    _Shown(
        label="Office",
        location="Main building",
        bands=("07", "08", "26"),
        bands_off=("26",),
    ),
    _Shown(label="Barn", location="East yard", bands=("08",), drops_per_day=40.0),
    _Shown(label="Guest house", location="Garden", bands=("08", "18")),
)


def demonstration_fleet() -> tuple[DeviceSpec, ...]:
    """Make five devices worth looking at, with a bit of life of their own.

    Four report every 10 s under a contract that allows it; the attic's keeps
    the real 10 minutes and the real quota.
    """
    return tuple(
        DeviceSpec(
            serial=f"SR{2_000_001 + index}",
            type=MODELS[len(shown.bands)],
            model=f"iRepeater {len(shown.bands)} band",
            phase=0.0,
            # Short, or most of the workshop would have shut itself down by noon.
            alarm_seconds=120.0,
            **asdict(shown),
        )
        for index, shown in enumerate(_DEMONSTRATION)
    )
