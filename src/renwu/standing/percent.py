"""Fractions as people read them: 49.5%, 15个百分点."""

from fractions import Fraction


def percent(share: Fraction) -> str:
    """A share in percent, to one decimal at most: 75%, 49.5%."""
    return f"{points(share * 100)}%"


def points(number: Fraction) -> str:
    """Percentage points, rounded half up to one decimal at most; what is too little to show is still not nothing."""
    part, whole = abs(number.numerator), number.denominator
    tenths = (20 * part + whole) // (2 * whole)
    if number and not tenths:
        return "不到0.1"
    full, tenth = divmod(tenths, 10)
    return f"{'-' if number < 0 else ''}{full}{f'.{tenth}' if tenth else ''}"
