"""What a document's formatting and formulas say beside its text, told to people or refused."""

from collections.abc import Iterable
from itertools import groupby

from renwu.importing.grid import Finding, Grid
from renwu.importing.heads import TableHead
from renwu.importing.remarks import Remarks


def tell(grid: Grid, head: TableHead, remarks: Remarks) -> None:
    """Remark on what was left out or is hidden; refuse what can't be known where the plan would need it.

    Args:
        grid: a part of the task table.
        head: where its columns are.
        remarks: takes what there is to say.
    """
    for row, findings in groupby(sorted(grid.findings, key=_row), key=_row):
        place = grid.place(row) if row >= 0 else grid.name
        left_out = [found.text for found in findings if not _refused(found, place, head, remarks)]
        if row >= 0 and left_out and not any(cell.text for cell in grid.rows[row]):
            remarks.guess(place, f"整行没有读入：{'；'.join(left_out)}")
            continue
        for text in left_out:
            remarks.guess(place, text)
    for row in sorted(grid.hidden_rows):
        remarks.guess(grid.place(row), "是隐藏的一行，照样读入；不要的加上 --visible-only")
    for words in _hidden_columns(grid, head):
        remarks.guess(grid.name, f"{words}是隐藏的一列，照样读入；不要的加上 --visible-only")


def _row(found: Finding) -> int:
    return -1 if found.row is None else found.row


def _refused(found: Finding, place: str, head: TableHead, remarks: Remarks) -> bool:
    """Whether a finding is a cell that can't be read; where the plan would need it, it is refused."""
    if found.unreadable:
        over_all = found.row is None or found.row < head.body
        say = remarks.refuse if over_all or found.column in head.used else remarks.note
        say(place, found.text)
    return found.unreadable


def _hidden_columns(grid: Grid, head: TableHead) -> Iterable[str]:
    for column in sorted(grid.hidden_columns):
        word = head.words[column] if column < len(head.words) else ""
        yield f"“{word}”" if word else f"第{column + 1}列"
