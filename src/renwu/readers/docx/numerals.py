"""Numbers as Word prints them in automatic numbering: ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable, Mapping
from functools import partial

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999
"""Beyond it everything is printed in digits: no list is that long, and some forms grow with the number."""


def numbered(number: int, form: str) -> str:
    """A number in one of the forms that Word has for lists; in digits if the form is another, or hasn't the number."""
    if form in _PLAIN:
        return _PLAIN[form](number)
    return _FORMS.get(form, _in_digits)(number) if 1 <= number <= _MOST else str(number)


def _in_digits(number: int) -> str:
    return str(number)


def _by_digit(number: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _counted(number: int, digits: str = "零" + _DIGITS[1:], units: str = "千百十") -> str:
    """一百零五; where the units are 仟佰拾, ten is 壹拾, else 十."""
    words = ""
    for unit, digit in zip((*units, ""), f"{number:04}", strict=True):
        if digit != "0":
            words += digits[int(digit)] + unit
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    return words.removeprefix("一") if words.startswith("一十") else words


def _counted_below_100(number: int) -> str:
    return _counted(number) if number < 100 else _by_digit(number)  # noqa: PLR2004  # 十 is its last unit


def _counted_in_japanese(number: int) -> str:
    """百五: no zero is said, nor a one in front of a unit."""
    words = _counted(number).replace("零", "")
    return words.replace("一千", "千").replace("一百", "百").replace("一十", "十")


def _letters(number: int, first: str) -> str:
    """A to z, then aa to zz, then aaa; Word ends with thirty of them."""
    if number > 780:  # noqa: PLR2004  # 26 × 30
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord(first) + letter) * (times + 1)


def _roman(number: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        words += letters * times
    return words


def _one_of(number: int, signs: str) -> str:
    return signs[number - 1] if number <= len(signs) else str(number)


def _signs(first: str, count: int) -> Callable[[int], str]:
    return partial(_one_of, signs="".join(chr(ord(first) + at) for at in range(count)))


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


_PLAIN: Mapping[str, Callable[[int], str]] = {
    "none": lambda _number: "",
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
}
_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _counted_below_100),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), _counted),
    "japaneseCounting": _counted_in_japanese,
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _by_digit),
    "chineseLegalSimplified": partial(_counted, digits=_FORMAL, units="仟佰拾"),
    "ideographLegalTraditional": partial(_counted, digits=_FORMAL_TRADITIONAL, units="仟佰拾"),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _signs("①", 20)),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "ideographTraditional": partial(_one_of, signs="甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_one_of, signs="子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": partial(_letters, first="a"),
    "upperLetter": partial(_letters, first="A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
