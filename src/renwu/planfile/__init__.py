"""The plan file: YAML text to records, with a place for everything that a problem can be about; `write` goes back."""

from renwu.planfile.events import source_lines
from renwu.planfile.records import Reading, read

__all__ = ["Reading", "read", "source_lines"]
