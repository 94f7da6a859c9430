"""Numbers as a sheet shows them: ECMA-376 part 1, 18.8.30 and 18.8.31, as far as it changes what a table says.

A month that is typed into a sheet, 2024年12月, is kept as its first day and a format without days. It is the month that
was typed, and the month that is meant.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# 18.8.30: the formats that a file doesn't spell out, in zh-cn from 27 on, as far as they differ here.
BUILT_IN = {
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((14, 15, 16), "yyyy/m/d"),
    17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:mm:ss"),
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "m月d日"),
    22: "yyyy/m/d h:mm",
    46: "[h]:mm:ss",
}
"""Number → format."""

# What stands in a format as it is: quoted, escaped, a space or a filling as wide as a character; colours and locales.
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]|am/pm|a/p|上午/下午', re.IGNORECASE | re.DOTALL)
_DAY_SECONDS = 24 * 60 * 60
_FEBRUARY_29 = 60
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LATER = 1462  # days from the one epoch to the other


def shown(number: str, code: str, *, from_1904: bool = False) -> str:
    """A number under a format: a date in ISO 8601, or 2024年12月 or 2024年 where no day is shown; else the number.

    Args:
        number: as the file has it.
        code: the format.
        from_1904: whether days are counted from 1904, as some books from a Macintosh have it.
    """
    try:
        value = float(number)
        exact = Decimal(format(value, ".15g"))  # as many digits as a sheet keeps
    except (ValueError, ArithmeticError):
        return number
    if not exact.is_finite():
        return number
    letters = _LITERAL.sub("", code).split(";")[0].lower()
    last = _LAST_SERIAL - (_LATER if from_1904 else 0)
    if "general" not in letters and re.search("[ymdhs]|e(?![+-])", letters) and 0 <= value <= last:
        return _moment(value, letters, from_1904=from_1904)
    if letters.strip().endswith("%"):
        return f"{_plain(exact * 100)}%"
    plain = _plain(exact)
    return plain.zfill(len(letters)) if re.fullmatch("0+", letters) and plain.isdecimal() else plain


def _plain(number: Decimal) -> str:
    """Without an exponent and trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(serial: float, letters: str, *, from_1904: bool) -> str:
    clock = re.search("[hs]", letters)
    seconds = round(serial * _DAY_SECONDS) if clock else int(serial) * _DAY_SECONDS
    if "[" in letters:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
    # 18.17.4.1: in the calendar from 1900, that year has a 29th of February.
    before = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if serial < _FEBRUARY_29 else 30)
    moment = datetime.combine(before, time()) + timedelta(seconds=seconds)
    at = f"{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")
    if "d" in letters:
        return f"{moment:%Y-%m-%d} {at}" if clock and at != "00:00" else f"{moment:%Y-%m-%d}"
    if clock:
        return at
    return f"{moment.year}年{moment.month}月" if "m" in letters else f"{moment.year}年"
