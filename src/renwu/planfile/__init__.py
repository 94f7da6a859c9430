"""The plan file: YAML text to records, with a place for everything that a problem can be about; `write` goes back."""

from renwu.planfile.records import Parsed, read, read_settings
from renwu.planfile.source import source_lines
from renwu.planfile.unit_entries import ParsedUnits, read_units

__all__ = ["Parsed", "ParsedUnits", "read", "read_settings", "read_units", "source_lines"]
