"""The habits of a repeater and of the platform that counts its messages.

Today's documents leave them open; the public code of an emulator for the vendor's
earlier platform shows some of the ones below. All of it is data: a habit can be a JSON
file that somebody wrote by hand.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from random import Random

SHORTEST = 0.5
"""Seconds; no repeater reports more often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What a repeater does by itself, and how its messages are counted."""

    name: str = "default"
    reports_at_once: bool = False
    """Whether new parameters make it send a message, instead of waiting for its slot."""
    lapses: Mapping[int, float] = field(default_factory=dict)
    """By a period that was set: after how many seconds it returns to its own default."""
    own_default: float | None = None
    """Its own period in seconds, which it has at the start; None: the spec's."""
    after_start: float | None = None
    """The period it has after a reboot until that lapses; None: the one it had."""
    frequency_told: str | None = "{frequency}"
    """What `messageFrequency` holds on its own default; None: the field is missing."""
    applies_in: tuple[float, float] | None = None
    """Seconds from the platform to the running parameter; None: the timing's."""
    lost_by: str = "slower"
    """Which period tells when it is lost: "message" (that of its last message), "set" (the
    one it has now) or "slower" (the slower of both)."""
    counts: str = "calendar"
    """Or "rolling": messages of the last 30 days, instead of those of the quota month."""
    zone: str = "UTC"
    """Where the quota month begins at midnight: a name such as Europe/Berlin, or UTC-9."""
    count_requests: bool | None = None
    """Whether requests about the device count as messages; None: the spec says."""

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.lost_by not in ("slower", "message", "set"):
            raise ValueError(f"lost_by is slower, message or set, not {self.lost_by}")
        if self.counts not in ("calendar", "rolling"):
            raise ValueError(f"counts is calendar or rolling, not {self.counts}")
        for seconds in (self.own_default, self.after_start, *self.lapses):
            if seconds is not None and seconds < SHORTEST:
                raise ValueError(f"no repeater reports every {seconds} s")

    def as_json(self) -> dict[str, object]:
        """Return the habit as `read_habit` takes it."""
        told = asdict(self)
        told["lapses"] = {str(key): after for key, after in self.lapses.items()}
        return told


def read_habit(described: Mapping[str, object]) -> Habit:
    """Read a habit that came as JSON, where keys are texts and tuples are lists."""
    known = {one.name for one in fields(Habit)}
    if unknown := set(described) - known:
        raise ValueError(f"a habit has no {', '.join(sorted(unknown))}")
    values = dict(described)
    if isinstance(lapses := values.get("lapses"), Mapping):
        values["lapses"] = {int(key): float(after) for key, after in lapses.items()}
    if isinstance(span := values.get("applies_in"), list):
        low, high = span
        values["applies_in"] = (float(low), float(high))
    # What is spelled wrongly beyond this fails where the device is set up.
    return Habit(**values)  # type: ignore[arg-type]


EMULATOR_LAPSES = {1: 30.0, 30: 1200.0, 600: 3600.0}
"""What the emulator does: 1 s lasts 30 s, 30 s for 20 min, 10 min for an hour."""

HABITS = {
    habit.name: habit
    for habit in (
        Habit(),
        Habit(name="at-once", reports_at_once=True),
        Habit(name="emulator", reports_at_once=True, lapses=EMULATOR_LAPSES,
              own_default=300, after_start=30),
        Habit(name="lapsing-1s", lapses={1: 30.0}),
        Habit(name="lapsing-10m", lapses={600: 3600.0}, own_default=10),
        Habit(name="lapsing-all", own_default=300,
              lapses={1: 30.0, 10: 300.0, 60: 1200.0, 600: 3600.0}),
        Habit(name="own-10s", own_default=10),
        Habit(name="own-30s", own_default=30),
        Habit(name="own-1m", own_default=60),
        Habit(name="own-5m", own_default=300),
        Habit(name="own-10m", own_default=600),
        Habit(name="unreadable-30s", own_default=30, frequency_told=None),
        Habit(name="unreadable-5m", own_default=300, frequency_told="auto"),
        Habit(name="unreadable-10m", own_default=600, frequency_told=None),
        Habit(name="lost-by-message", lost_by="message"),
        Habit(name="lost-by-set", lost_by="set"),
        Habit(name="slow-to-apply", applies_in=(1.0, 60.0)),
        Habit(name="month-in-berlin", zone="Europe/Berlin"),
        Habit(name="month-in-utc-9", zone="UTC-9"),
        Habit(name="month-in-utc+13", zone="UTC+13"),
        Habit(name="rolling", counts="rolling"),
        Habit(name="requests-count", count_requests=True),
        Habit(name="requests-are-free", count_requests=False),
    )
}  # fmt: skip
"""One habit each, but for the emulator's, which has several."""


def draw_habit(seed: int) -> Habit:
    """Draw a habit from the whole family; the same seed gives the same one."""
    random = Random(f"habit {seed}")
    is_readable = random.random() < 0.6
    return Habit(
        name=f"drawn-{seed}",
        reports_at_once=random.random() < 0.5,
        lapses=random.choice(({}, EMULATOR_LAPSES, {1: 30.0}, {600: 3600.0},
                              {1: 30.0, 10: 300.0, 60: 1200.0, 600: 3600.0})),
        own_default=random.choice((None, 10, 30, 60, 300, 600)),
        after_start=random.choice((None, None, 30)),
        frequency_told="{frequency}" if is_readable else random.choice((None, "auto")),
        applies_in=random.choice((None, None, (1.0, 10.0), (1.0, 60.0))),
        lost_by=random.choice(("slower", "message", "set")),
        counts=random.choice(("calendar", "calendar", "rolling")),
        zone=random.choice(("UTC", "UTC", "Europe/Berlin", "UTC-9", "UTC+13")),
        count_requests=random.choice((True, True, False)),
    )  # fmt: skip
