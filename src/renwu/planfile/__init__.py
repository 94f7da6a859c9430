"""The plan file: YAML text to records, with a place for everything that a problem can be about; `write` goes back."""

from renwu.planfile.records import Reading, read
from renwu.planfile.source import source_lines

__all__ = ["Reading", "read", "source_lines"]
