"""Fractions as people read them: 49.5%, 15个百分点."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from renwu.plan.quantities import written

_TENTH = Decimal("0.1")


def percent(share: Fraction) -> str:
    """A share in percent, to one decimal at most: 75%, 49.5%."""
    return f"{points(share * 100)}%"


def points(number: Fraction) -> str:
    """Percentage points, to one decimal at most; what is too little to show is still not nothing."""
    rounded = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_TENTH, ROUND_HALF_UP)
    if number and not rounded:
        return "不到0.1"
    return written(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded)
