"""The plan file: YAML text to records, with a place for everything that a problem can be about; `write` goes back."""

from renwu.planfile.records import Parsed, read
from renwu.planfile.source import source_lines

__all__ = ["Parsed", "read", "source_lines"]
