"""Texts in and around a table that are no part of its matter: totals, who filled it in, page numbers, notes."""

import re
from collections.abc import Sequence

from renwu.importing.grid import Cell

CONTINUED = re.compile(
    r"[（(]?(?:续表|接上表|上接.*|续)[)）]?\s*[0-9一二三]*|.*[（(]续[)）]"
    r"|[-—–\s]*[0-9]{1,3}[-—–\s]*|第\s*[0-9]+\s*页.*|共\s*[0-9]+\s*页"
)
"""What stands over the rest of a table on another page, or between pages."""


_ASIDE = re.compile(
    r"共[0-9]+项：.*，截至[0-9-]+|无办结记录，仅按时限推算。|(?:填表|制表|填报|审核|复核|审批|报送|联系)(?:人|单位|部门|日期|时间|说明)?[:：].*|填表说明.*|第\s*[0-9]+\s*页.*",
    re.DOTALL,
)
_TOTAL = re.compile(
    r"(?:[合小总總共][计計]|累[计計])(?:[:：]?\s*共?\s*[0-9一二三四五六七八九十百]+\s*[项个件条类]?.{0,10})?[:：]?"
)
_LONGEST_TOTAL = 40
_COUNT = re.compile(r"共?\s*[0-9][0-9.,，%]*\s*[项个件条类]?")
NOTES = ("注：", "注:", "註：", "註:", "備註：", "備註:", "备注：", "备注:", "说明：", "说明:")
"""How a row begins that says something of the table as a whole."""


def is_aside(cells: Sequence[Cell]) -> bool:
    """Whether a row is a total, or says who filled the table in or how to."""
    texts = [cell.text for cell in cells if cell.text]
    if all(map(_ASIDE.fullmatch, texts)):
        return True
    short = all(len(text) <= _LONGEST_TOTAL for text in texts)
    totals = [text for text in texts if short and _TOTAL.fullmatch(text)]
    return bool(totals) and all(_TOTAL.fullmatch(text) or _COUNT.fullmatch(text) for text in texts)
