"""What the title of a plan, or a heading in it, says of its year."""

import re
import unicodedata
from functools import lru_cache

from renwu.plan.numerals import integer

_YEAR = re.compile("(?<![0-9])([0-9]{4})(?=年)|([〇零○一二三四五六七八九]{4})(?=年)")
_SEVERAL = re.compile("[0-9]{4}年?度?[-—–~〜至到][0-9]{2,4}年?|(?<![〇零○一二三四五六七八九])[三五]年")
_YEARS = range(1949, 2150)


@lru_cache(maxsize=1 << 8)
def year_in(text: str) -> int | None:
    """The one year that a title (2025年重点工作任务分解表) or heading (完成时限（2025年）) is about.

    None if it names none, or several.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if _SEVERAL.search(plain):
        return None
    found = {int(digits) if digits else integer(numeral) for digits, numeral in _YEAR.findall(plain)}
    years = found & set(_YEARS)
    return years.pop() if len(years) == 1 else None
