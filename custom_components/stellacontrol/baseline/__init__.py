"""What is normal for the bands of a repeater: learnt from messages, without a request.

Pure: time and readings are arguments, and nothing here knows Home Assistant.
"""

from .device import DeviceBaseline
from .learner import Learner
from .moments import Limits, Moment
from .watch import BandWatch, Cause, Reading

__all__ = [
    "BandWatch",
    "Cause",
    "DeviceBaseline",
    "Learner",
    "Limits",
    "Moment",
    "Reading",
]
