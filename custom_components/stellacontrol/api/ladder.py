"""Which spelling of a write comes after one that was refused."""

from dataclasses import dataclass, field, replace
from itertools import chain

from .as_told import AsTold
from .call import CallName
from .parameter_spellings import in_style
from .profile import DEFAULT, Profile
from .spellings import Refusal, Ways, device_path


@dataclass(slots=True, eq=False)
class Ladder:
    """The spellings of one kind of write; each is tried once until the next start."""

    name: CallName
    ways: Ways
    tried: list[Profile] = field(default_factory=list)

    def note(self, profile: Profile) -> None:
        """Remember a refused spelling, so that it is not tried again."""
        self.tried.append(_writes_of(profile))

    def has_tried(self, profile: Profile) -> bool:
        """Whether a spelling was refused already."""
        return _writes_of(profile) in self.tried

    def after(
        self, start: Profile, refused: Profile, refusal: Refusal, told: AsTold
    ) -> Profile | None:
        """Return what to try next; `None` if nothing is left.

        Args:
            start: What was tried first: other places are derived from it.
            refused: What was tried last.
            refusal: How it was refused.
            told: How the platform spells what it tells.
        """
        if refusal.is_place:
            call = self.ways.call(start)
            is_first = self.ways.call(refused).path == call.path
            others = chain(
                self.ways.verbs(refused, refusal, is_first=is_first),
                # Where no path names the device, another could mean all of them.
                self.ways.places(start) if device_path(call) is not None else (),
            )
        else:
            there = self.ways.with_first_body(start, refused)
            others = chain(self.ways.bodies(there, refusal, told))
        styled = (in_style(other, told) for other in others)
        return next((other for other in styled if not self.has_tried(other)), None)


def _writes_of(profile: Profile) -> Profile:
    """Return a profile that says only how to write."""
    return replace(
        DEFAULT,
        parameters=profile.parameters,
        frequency=profile.frequency,
        command=profile.command,
        words=profile.words,
    )
