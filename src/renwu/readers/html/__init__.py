"""Web pages: their tags, and the text and tables that a browser shows."""

from renwu.readers.html.page import read

__all__ = ["read"]
