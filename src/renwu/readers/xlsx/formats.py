"""Numbers and dates as a sheet shows them: ECMA-376 part 1, 18.8.30 and 18.8.31.

A month that is typed into a sheet, 2024年12月, is kept as its first day and a format without days. It is the month that
was typed, and the month that is meant.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from renwu.readers.xlsx.numbers import number_text, plain, tokens

# 18.8.30: the formats that a file doesn't spell out, in zh-cn from 27 on.
BUILT_IN = {
    1: "0",
    2: "0.00",
    **dict.fromkeys((3, 37, 38), "#,##0"),
    **dict.fromkeys((4, 39, 40), "#,##0.00"),
    9: "0%",
    10: "0.00%",
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
_DATE_WORDS = re.compile(r"[年月日号时分秒点上下午星期周\s/.,:：\-]+")
_DAY_SECONDS = 24 * 60 * 60
_FEBRUARY_29 = 60
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LATER = 1462  # days from the one epoch to the other


def shown(number: str, code: str, *, from_1904: bool = False) -> str:
    """A number under a format: a date in ISO 8601, in 年月日 where the format has them, 2024年 where no more is shown.

    A date whose format has words of its own, 2024年第三季度, is as it shows, too.

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
    letters = _letters(code)
    last = _LAST_SERIAL - (_LATER if from_1904 else 0)
    if _is_moment(letters):
        return _serial(value, code, letters, from_1904=from_1904) if 0 <= value <= last else plain(exact)
    return number_text(exact, code)


def dated(text: str, code: str) -> str:
    """A date that a file spells out in ISO 8601 (18.18.11, `d`), under a format, as `shown` has it."""
    bare = text.removesuffix("Z")
    try:
        moment = datetime.fromisoformat(bare)
    except ValueError:
        return bare
    letters = _letters(code)
    if not _is_moment(letters):
        return bare.removesuffix("T00:00:00").replace("T", " ")
    return _moment(moment, code, letters)


def _letters(code: str) -> str:
    return _LITERAL.sub("", code).split(";")[0].lower()


def _is_moment(letters: str) -> bool:
    return "general" not in letters and re.search("[ymdhs]|e(?![+-])", letters) is not None


def _serial(serial: float, code: str, letters: str, *, from_1904: bool) -> str:
    clock = re.search("[hs]", letters)
    seconds = round(serial * _DAY_SECONDS) if clock else int(serial) * _DAY_SECONDS
    if "[" in letters:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
    # 18.17.4.1: in the calendar from 1900, that year has a 29th of February.
    before = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if serial < _FEBRUARY_29 else 30)
    return _moment(datetime.combine(before, time()) + timedelta(seconds=seconds), code, letters)


def _moment(moment: datetime, code: str, letters: str) -> str:
    clock = re.search("[hs]", letters)
    if not clock and (worded := _worded(moment, code)):
        return worded
    at = f"{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")
    if "d" in letters and not clock and re.search("年.*月.*日", code):
        return f"{moment.year}年{moment.month}月{moment.day}日"
    if "d" in letters:
        return f"{moment:%Y-%m-%d} {at}" if clock and at != "00:00" else f"{moment:%Y-%m-%d}"
    if clock:
        return at
    return f"{moment.year}年{moment.month}月" if "m" in letters else f"{moment.year}年"


_DAY = re.compile("y+|e+|m+|d+|[^ymde]+", re.IGNORECASE)


def _worded(moment: datetime, code: str) -> str:
    """A date whose format says more than a date, as it shows; empty for every other."""
    pieces = [
        (kind in {"quoted", "escaped"}, text)
        for kind, text in tokens(code)
        if kind in {"quoted", "escaped", "other", "sign"}
    ]
    runs: list[tuple[bool, str]] = []
    for literal, text in pieces:
        if not literal and text == ";":
            break
        if runs and runs[-1][0] == literal:
            runs[-1] = (literal, runs[-1][1] + text)
        else:
            runs.append((literal, text))
    words = "".join(text if literal else re.sub("[ymdea@]", "", text, flags=re.IGNORECASE) for literal, text in runs)
    if not _DATE_WORDS.sub("", words):
        return ""
    return "".join(text if literal else _DAY.sub(lambda part: _part(moment, part[0]), text) for literal, text in runs)


def _part(moment: datetime, letters: str) -> str:
    match letters[0].lower():
        case "y":
            return f"{moment.year % 100:02}" if len(letters) <= 2 else str(moment.year)  # noqa: PLR2004  # yy
        case "e":
            return str(moment.year)
        case "m":
            return f"{moment.month:0{min(len(letters), 2)}}"
        case "d":
            return f"{moment.day:0{min(len(letters), 2)}}"
        case _:
            return letters
