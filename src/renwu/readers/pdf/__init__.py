"""PDF documents: their tags, else the lines that they draw, as the tables that are printed."""

from renwu.readers.pdf.isolated import read

__all__ = ["read"]
