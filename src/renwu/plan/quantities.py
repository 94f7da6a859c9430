"""Quantities as people write them: 6, 1.2万平方米, 95%. Numbers stay the decimals they are written as."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from renwu.errors import UsageError

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,24})(?:\.[0-9]{1,12})?(?![0-9.,/~-])")
"""A number, whole: 1/3, 6-8 and 1.2.3 don't begin with one."""
_SCALED = re.compile("((?:[十百千]?万)?亿?)(.*)", re.DOTALL)
_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_WAYS = {"m2": "平方米", "km2": "平方公里", "千米": "公里", "km": "公里"}
"""Other ways to write a unit of measure, after NFKC (㎡ is m2)."""


@lru_cache(maxsize=1 << 12)
def number(text: str) -> Decimal | None:
    """The number that a text is, such as 12, 12.50 or 1,200, in characters of whatever width; None for any other."""
    plain = _plain(text)
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def written(value: Decimal) -> str:
    """A number as it was written, without an exponent."""
    return f"{value:f}"


def measured(value: Decimal, unit: str) -> str:
    """A quantity as people write it: 6公顷, 95%."""
    return f"{written(value)}{unit}"


def read(text: str, unit: str) -> Decimal:
    """The number of units that a text says.

    Args:
        text: a number, with or without 万 or 亿, with or without the unit: 1.2万, 12000平方米.
        unit: the unit of measure, which may have a 万 or 亿 of its own: 万平方米. Empty for none.

    Raises:
        UsageError: it says no number, or has another unit; the message says what would be right.
    """
    plain = _plain(text)
    found = _NUMBER.match(plain)
    if found is None:
        raise UsageError(f"“{text}”不是数；写成如 {_example(unit)}")
    power, name = _scaled(plain[found.end() :])
    own_power, own_name = _scaled(_plain(unit))
    if name and name != own_name:
        said = f"指标的单位是{unit}" if unit else "指标没有单位"
        raise UsageError(f"“{text}”的单位是{name}，{said}；写成如 {_example(unit)}")
    return _times(found[0].replace(",", ""), power - own_power if power or name else 0)


def with_unit(text: str, unit: str) -> str:
    """A quantity that `read` reads, as it is recorded: with its unit, so that it says by itself what it is."""
    plain = _plain(text)
    number = _NUMBER.match(plain)
    power, name = _scaled(plain[number.end() :] if number else "")
    if name:
        return plain
    return f"{plain}{_scaled(_plain(unit))[1] if power else unit}"


def _times(text: str, power: int) -> Decimal:
    """A number times a power of ten: exact, whatever arithmetic would round, and without zeros that nobody wrote."""
    value = Decimal(f"{text}E{power}")
    return Decimal(f"{value:f}".rstrip("0").rstrip(".")) if power < 0 else value


def _example(unit: str) -> str:
    return f"6{unit}"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=1 << 10)
def _scaled(unit: str) -> tuple[int, str]:
    """A unit as a power of ten and its name: 万平方米 is 4 and 平方米."""
    scale, name = _SCALED.fullmatch(unit).groups()  # type: ignore[union-attr]  # it matches any text
    return sum(_POWERS[sign] for sign in scale), _WAYS.get(name.lower(), name)
