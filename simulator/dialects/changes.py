"""Translate what a request wants to change into the form of docs/api.md."""

from typing import Any

from .dialect import Dialect
from .templates import match
from .values import FREQUENCY_READERS, identifier

COMMANDS = ("reboot", "recalibrate")


class Changes:
    """Read the words of parameters requests and commands in a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        """Read them in this dialect."""
        self._dialect = dialect
        words = {command: command for command in COMMANDS} | dict(dialect.command_words)
        self.commands = {spelled: command for command, spelled in words.items()}
        """Our command by the platform's word."""
        self._bands = {
            str(identifier(f"{number:02}", dialect)): f"{number:02}"
            for number in range(1, 100)
        }

    def read(self, words: dict[str, Any] | None, call: str) -> object:
        """Return the change that a body asks for; None if the body has another form."""
        if words is None:
            return None
        if call == "command":
            told = words.get("command")
            known = self.commands.get(told) if isinstance(told, str) else None
            return {"command": told if known is None else known}
        change: dict[str, Any] = {}
        if "bands" in words:
            change["bands"] = self._read_bands(words["bands"])
        if "band" in words:
            change["bands"] = {self._band(words["band"]): self._is_on(words.get("on"))}
        if "frequency" in words:
            read = FREQUENCY_READERS[self._dialect.frequency_written]
            change["messageFrequency"] = read(words["frequency"])
        return change

    def _read_bands(self, told: object) -> object:
        """Return which bands shall be on, by identifier."""
        form = self._dialect.bands_written
        if form == "on_off" and isinstance(told, dict):
            return {
                self._band(band): word == "on"
                for word in ("on", "off")
                for band in told.get(word, ())
            }
        if form == "list" and isinstance(told, list):
            entries = [match(self._dialect.band_entry, entry) for entry in told]
            if None in entries:
                return None
            return {
                self._band(entry["band"]): self._is_on(entry["on"])
                for entry in entries
                if entry is not None
            }
        if form == "object" and isinstance(told, dict):
            return {self._band(band): self._is_on(on) for band, on in told.items()}
        return told if form == "object" else None

    def _is_on(self, told: object) -> object:
        """Return whether a band shall be on; None, which is refused, for any other value."""
        for word, is_on in zip(self._dialect.on_words, (True, False), strict=True):
            # Compare types too, because 1 == True in Python.
            if type(told) is type(word) and told == word:
                return is_on
        return None

    def _band(self, told: object) -> str:
        """Return the overview's identifier of a band."""
        return self._bands.get(str(told), str(told))
