"""Word documents: their XML as events, the text and the tables that are printed."""

from renwu.readers.docx.document import read

__all__ = ["read"]
