"""Tolerant reading: from decoded JSON to models, by what the names mean.

A missing field is `None` in silence. A field that makes no sense is `None` too, and
is logged once with its name and the type seen, never with its value. Only an answer in
which not enough of a device is found is an error.
"""

from dataclasses import dataclass
import logging
from types import NoneType
from typing import Any, Final

from .bands import (
    BAND_NAMES,
    BandsPlace,
    find_bands,
    identifier_from,
    is_key_of_a_band,
    is_vendors_name,
)
from .call import CallName
from .errors import PlatformError
from .fields import IllTyped, read_band_id
from .layout import Layout
from .layouts import Layouts
from .limits import MOST_BANDS, MOST_DEVICES
from .listing import Listing, entry_about, find_listing, is_same_serial, tidied
from .models import Band, Device, DeviceList, DeviceStatus
from .names import Names
from .told import told_fields
from .tree import NOTHING_APART, step_into, walk

LOGGER = logging.getLogger(__name__)

_DEVICE: Final = told_fields(Device)
_DEVICE_ATTRIBUTES: Final = tuple(field.attribute for field in _DEVICE)
DEVICE_NAMES: Final = Names(_DEVICE)
STATUS_NAMES: Final = Names((*_DEVICE, *told_fields(DeviceStatus)))

ENOUGH: Final = 6
"""Fields of the overview that make a status of an answer."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one object told of a device."""

    taken: dict[str, Any]
    known: tuple[str, ...]
    """The vendor's names of what was found."""
    bands: dict[str, Band]
    has_readings: bool
    """Whether a band told more than which it is."""


class Reader:
    """Reads decoded answers and remembers their shapes, and what it complained of."""

    def __init__(self) -> None:
        """Start without memories."""
        self._complaints: set[str] = set()
        self._is_untidy = False
        self._devices = Layouts[BandsPlace](DEVICE_NAMES, self._complain)
        self._statuses = Layouts[BandsPlace](STATUS_NAMES, self._complain)
        self._bands = Layouts[BandsPlace](BAND_NAMES, self._complain)

    def devices(self, body: Any) -> DeviceList:
        """Read the list of device metadata, without doubles.

        Args:
            body: A list, or an object that holds one.

        Returns:
            The devices that have a serial number; without one nothing can be asked.
            Whether all had one is told, too.

        Raises:
            PlatformError: There is no list, or nothing in it is a device.

        Source: overview for the fields, assumed for the list.
        """
        return self.listed(self.listing(body))

    def listing(self, body: Any) -> Listing:
        """Find the list of devices in an answer.

        Raises:
            PlatformError: There is none.
        """
        listing = find_listing(tidied(body), DEVICE_NAMES)
        if listing is None:
            raise PlatformError(
                CallName.LIST_DEVICES, "the answer holds no list of devices"
            )
        return listing

    def listed(self, listing: Listing) -> DeviceList:
        """Read the entries of a list that was found; see `devices`."""
        found: dict[str, Device] = {}
        is_complete = listing.is_whole
        for key, entry in listing.entries:
            device = self._listed_device(key, entry)
            if device is None:
                is_complete = False
            elif len(found) < MOST_DEVICES:
                found.setdefault(device.serial_number, device)
            elif device.serial_number not in found:
                self.tell_limit("devices of an account", MOST_DEVICES)
                is_complete = False
                break
        if listing.entries and not found:
            # Taken for an empty account, it would cost every device its place.
            raise PlatformError(
                CallName.LIST_DEVICES, "no entry of the list is a device"
            )
        return DeviceList(devices=tuple(found.values()), is_complete=is_complete)

    def status(self, body: Any, *, serial_number: str) -> DeviceStatus:
        """Read the status of one device.

        Args:
            body: The object, or one that holds it.
            serial_number: The device that was asked about.

        Raises:
            PlatformError: Not enough of a status is in it, or it is about another
                device.

        Source: overview for the fields, assumed for the frame.
        """
        tree = tidied(body) if self._is_untidy else body
        if type(tree) is dict and type(tree.get(serial_number)) is dict:
            tree = tree[serial_number]
        read = self._read(self._statuses, tree) if type(tree) is dict else None
        if read is None:
            plain = tidied(tree)
            self._is_untidy |= plain is not tree
            tree = entry_about(plain, serial_number, STATUS_NAMES)
            if type(tree) is not dict:
                raise PlatformError(CallName.READ_STATUS, "the answer is no object")
            read = self._read(self._statuses, tree) or self._read_new(
                self._statuses, tree
            )
        if len(read.known) < ENOUGH and not read.has_readings:
            # What is no status does not tell where one stands.
            self._statuses.forget(tree)
            seen = ", ".join(read.known) or "nothing that a status has"
            raise PlatformError(
                CallName.READ_STATUS, f"the answer is no status: it holds {seen}"
            )
        if not _is_about(read.taken.pop("serial_number"), serial_number, tree):
            raise PlatformError(
                CallName.READ_STATUS, "the answer is about another device"
            )
        device = self._device(read, serial_number, tree)
        return DeviceStatus(device=device, bands=read.bands, raw=tree, **read.taken)

    def _listed_device(self, key: str | None, entry: Any) -> Device | None:
        """Read an entry of the list; `None` if nobody knows its serial number."""
        if type(entry) is not dict:
            self._complain("device", entry)
            return None
        read = self._read(self._devices, entry) or self._read_new(self._devices, entry)
        serial = read.taken.pop("serial_number") or key
        if serial is None:
            self._complain("serialNumber", None)
            return None
        return self._device(read, serial, entry)

    def _device(self, read: _Read, serial_number: str, raw: Any) -> Device:
        """Return the identification; its fields are taken from what was read."""
        own = {
            name: read.taken.pop(name)
            for name in _DEVICE_ATTRIBUTES
            if name != "serial_number"
        }
        return Device(
            serial_number=serial_number, band_ids=tuple(read.bands), raw=raw, **own
        )

    def _read(self, layouts: Layouts[BandsPlace], tree: dict[str, Any]) -> _Read | None:
        """Read what an object tells; `None` if its shape is not known yet."""
        recalled = layouts.recall(tree)
        return None if recalled is None else self._with_bands(tree, *recalled)

    def _read_new(self, layouts: Layouts[BandsPlace], tree: dict[str, Any]) -> _Read:
        """Read what an object of a new shape tells."""
        place = find_bands(tree)
        apart = NOTHING_APART if place is None else place.apart(tree)
        return self._with_bands(tree, *layouts.learn(tree, apart=apart, note=place))

    def _with_bands(
        self,
        tree: dict[str, Any],
        taken: dict[str, Any],
        layout: Layout,
        place: BandsPlace | None,
    ) -> _Read:
        """Add the bands to what was read of the device itself."""
        bands: dict[str, Band] = {}
        if place is None:
            return _Read(taken, layout.known, bands, False)
        has_readings = False
        try:
            for key, value in place.entries(tree):
                if (found := self._band(key, value)) is None:
                    continue
                band, is_read = found
                if len(bands) == MOST_BANDS and band.identifier not in bands:
                    self.tell_limit("bands of a device", MOST_BANDS)
                    break
                bands.setdefault(band.identifier, band)
                has_readings |= is_read
        except IllTyped:
            self._complain("bands", step_into(tree, place.path))
        return _Read(taken, layout.known, bands, has_readings)

    def _band(self, key: Any, value: Any) -> tuple[Band, bool] | None:
        """Read one band; `None` if nobody knows which it is."""
        if type(value) is not dict:
            identifier = value if key is None else key
            if key is not None and value is not None:
                self._complain("bands[]", value)
            return self._bare_band(identifier)
        taken, layout = self._bands.read(value)
        # PHP writes an object without members as an empty list.
        if type(values := value.get("values") or None) not in (dict, NoneType):
            self._complain("bands.values", values)
        own = taken.pop("identifier")
        identifier = own or identifier_from(taken["frequency"])
        if key is not None and (
            identifier is None
            or (is_key_of_a_band(key) and not (own and _has_vendors_name(layout)))
        ):
            return self._named_band(key, taken, layout.known)
        if identifier is None:
            self._complain("bands.identifier", None)
            return None
        return Band(identifier=identifier, **taken), len(layout.known) > 1

    def _named_band(
        self, key: Any, taken: dict[str, Any], known: tuple[str, ...]
    ) -> tuple[Band, bool] | None:
        """Return a band that stands under its identifier."""
        try:
            return Band(identifier=read_band_id(key), **taken), bool(known)
        except IllTyped:
            self._complain("bands.identifier", key)
            return None

    def _bare_band(self, identifier: Any) -> tuple[Band, bool] | None:
        """Return a band of which only the identifier is told."""
        try:
            return Band(identifier=read_band_id(identifier)), False
        except IllTyped:
            self._complain("bands.identifier", identifier)
            return None

    def tell_limit(self, what: str, most: int) -> None:
        """Log that there is more than is taken on, the first time."""
        if what not in self._complaints:
            self._complaints.add(what)
            LOGGER.error("The platform sent too many %s: only %d are taken", what, most)

    def _complain(self, name: str, value: Any) -> None:
        """Log a field that makes no sense, the first time."""
        if name in self._complaints:
            return
        self._complaints.add(name)
        LOGGER.warning(
            "The platform sent field %s as %s, which makes no sense; it is read as "
            "unknown",
            name,
            type(value).__name__,
        )


def _has_vendors_name(layout: Layout) -> bool:
    """Whether a band's identifier stands under the vendor's own name for it."""
    return any(
        attribute == "identifier" and is_vendors_name(key)
        for part in layout.parts
        for key, attribute, _, _ in part.fields
    )


def _is_about(told: str | None, serial_number: str, tree: dict[str, Any]) -> bool:
    """Whether an answer is about a device, even if another serial number is around it."""
    return (
        told is None
        or is_same_serial(told, serial_number)
        or any(
            is_same_serial(f"{value}", serial_number)
            for _, holder in walk(tree)
            for key, value in holder.items()
            if (slot := STATUS_NAMES.get(key)) is not None
            and slot.attribute == "serial_number"
            and type(value) in (str, int)
        )
    )
