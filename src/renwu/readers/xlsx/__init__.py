"""Excel and WPS workbooks: their sheets, as people see them."""

from renwu.readers.xlsx.book import sheets
from renwu.readers.xlsx.grids import read

__all__ = ["read", "sheets"]
