"""Web pages for tests, as renwu reads them."""

from renwu.importing.grid import Grid
from renwu.readers import html
from support.tables import texts

FILE = "表.html"
"""The name that errors give it."""


def read(page: str) -> tuple[Grid, ...]:
    """A web page's tables."""
    return html.read(page.encode(), FILE)


def only(page: str) -> Grid:
    """A web page's only table."""
    (grid,) = read(page)
    return grid


def said(cell: str) -> str:
    """What a cell with this source is read as; the others keep it from being the table's only one."""
    return texts(only(f"<table><tr><td>{cell}</td><td>x</td></tr></table>"))[0][0]
