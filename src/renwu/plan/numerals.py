"""Chinese numerals to integers: the few forms that dates, durations and headings use.

Written here because the alternative is a dependency for two dozen lines.
"""

import re
import unicodedata

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
NUMERAL = f"[{''.join(_DIGITS)}十百廿卅]"
"""A regular expression for one character of a Chinese numeral."""

_BRACKETS = re.compile(r"^[第(]+|[)、.．章条部分]+$")


def integer(numeral: str) -> int:
    """The value of a numeral such as 三, 十二, 二十, 一百二十, or digit by digit, 二〇二四.

    Takes only characters of `NUMERAL`; sequences that mean nothing (十十) give some number, never an error.
    """
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if not set(numeral) & {"十", "百"}:
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, digit = 0, None
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
    return total + (digit or 0)


def ordinal(heading: str) -> int | None:
    """The number a heading such as 三, 3, （三）, 3. or 第三章 stands for, or None."""
    bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", heading).strip())
    if re.fullmatch("[0-9]{1,9}", bare):
        return int(bare)
    return integer(bare) if re.fullmatch(f"{NUMERAL}{{1,9}}", bare) else None


def natural(text: str) -> tuple[object, ...]:
    """A text as it sorts where the numbers in it count as numbers: 2, 10, 10-2, 10-11."""
    parts = re.split("([0-9]+)", text)
    numbers = (part.lstrip("0") for part in parts)  # compared by length first: int() refuses thousands of digits
    return tuple(
        (len(number), number) if part.isdecimal() else (-1, part)
        for part, number in zip(parts, numbers, strict=True)
        if part
    )
