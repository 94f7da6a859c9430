"""Which pages a person means: 3-7, or 3."""

import re
import unicodedata
from typing import NamedTuple

from renwu.errors import UsageError

_RANGE = re.compile("(?:第)?([1-9][0-9]{0,4})(?:(?:-|–|—|~|至|到)([1-9][0-9]{0,4}))?(?:页)?")


class PageRange(NamedTuple):
    """Pages, from the first to the last, counted from 1."""

    first: int
    last: int

    def among(self, count: int) -> range:
        """Their numbers. Raises UsageError where a document of so many pages hasn't all of them."""
        if self.last > count:
            raise UsageError(f"--pages：没有第{self.last}页，文件共{count}页")
        return range(self.first, self.last + 1)


def read_page_range(typed: str | None) -> PageRange | None:
    """The pages that `3-7` or `3` names; None where nothing was typed.

    Raises:
        UsageError: it is written otherwise, or ends before it begins.
    """
    if typed is None:
        return None
    found = _RANGE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if found is None:
        raise UsageError(f"--pages：“{typed}”应写成 3-7 或 3")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise UsageError(f"--pages：“{typed}”前一页大于后一页；写成 {last}-{first}")
    return PageRange(first, last)
