"""Numbers as a sheet shows them: ECMA-376 part 1, 18.8.30 and 18.8.31; dates are apart, in `formats`."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?:.|$)|\[(?P<bracket>[^\]]*)\]?|(?P<general>General)'
    r"|(?P<place>[0#?])|(?P<sign>[.,%])|(?P<fraction>[/]|[Ee][+-])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-]*)")
_MOST_PLACES = 30


class _Token(NamedTuple):
    kind: str
    text: str


def tokens(code: str) -> list[tuple[str, str]]:
    """A format's pieces: their kind (a group's name of the pattern, empty for what only fills) and their text."""
    return [
        (found.lastgroup or "", found[found.lastgroup] if found.lastgroup else "") for found in _TOKEN.finditer(code)
    ]


def sections(code: str) -> list[str]:
    """The parts of a format that semicolons separate."""
    parts = [""]
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def plain(number: Decimal) -> str:
    """A number without an exponent and trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_text(number: Decimal, code: str) -> str:
    """A number as a format that has no date shows it.

    Fractions and exponents are given in full, and a format without anything to show gives the number.

    Args:
        number: the number.
        code: the format, all of its sections.
    """
    parts = sections(code)
    section, negative = _section(number, parts)
    pieces = [_Token(*token) for token in tokens(section)]
    if not pieces or any(piece.kind == "fraction" for piece in pieces):
        return plain(number)
    shown = _filled(abs(number), pieces)
    return shown if not negative or not re.search("[1-9]", shown) else f"-{shown}"


def _section(number: Decimal, parts: Sequence[str]) -> tuple[str, bool]:
    """The section that a number is shown by, and whether a sign stands in front of it."""
    conditions = [_condition(part) for part in parts]
    if any(conditions):
        meant = (part for part, bound in zip(parts, conditions, strict=True) if not bound or _holds(number, *bound))
        return next(meant, parts[-1]), number < 0
    positive, negative, zero = (*parts, "", "")[:3]
    if len(parts) > 1 and number < 0:
        return negative, False
    return (zero if zero and number == 0 else positive), number < 0


def _condition(section: str) -> tuple[str, Decimal] | None:
    brackets = (_CONDITION.fullmatch(text) for kind, text in tokens(section) if kind == "bracket")
    return next(((found[1], Decimal(found[2])) for found in brackets if found), None)


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    return ("<" in sign and number < bound) or (">" in sign and number > bound) or ("=" in sign and number == bound)


def _filled(number: Decimal, pieces: Sequence[_Token]) -> str:
    """A section with a number's digits in its places."""
    point = next((at for at, piece in enumerate(pieces) if piece == ("sign", ".")), len(pieces))
    places = [at for at, piece in enumerate(pieces) if piece.kind == "place"]
    whole_places = [at for at in places if at < point][-_MOST_PLACES:]
    part_places = [at for at in places if at > point][:_MOST_PLACES]
    number = (
        number * 100 ** sum(piece == ("sign", "%") for piece in pieces) / 1000 ** _scaling(pieces, whole_places, point)
    )
    rounded = number.quantize(Decimal(1).scaleb(-len(part_places)), ROUND_HALF_UP)
    whole, _, part = format(rounded, "f").partition(".")
    grouped = (
        any(piece == ("sign", ",") for piece in pieces[whole_places[0] : whole_places[-1]]) if whole_places else False
    )
    shown = _whole(whole.lstrip("0"), pieces, whole_places, grouped=grouped) | _part(part, pieces, part_places)
    if point < len(pieces):
        shown[point] = "." if any(shown.get(at) for at in part_places) or not part_places else ""
    return "".join(_piece(piece, shown.get(at), number) for at, piece in enumerate(pieces)).strip()


def _piece(piece: _Token, digits: str | None, number: Decimal) -> str:
    if digits is not None:
        return digits
    match piece.kind:
        case "quoted" | "escaped" | "other":
            return piece.text
        case "general":
            return plain(number)
        case "bracket":
            currency = _CURRENCY.match(piece.text)
            return currency[1] if currency else ""
        case "sign" if piece.text == "%":
            return "%"
        case _:
            return ""


def _scaling(pieces: Sequence[_Token], places: Sequence[int], point: int) -> int:
    """How many commas stand right behind the last place before the point: each takes three digits away."""
    if not places:
        return 0
    behind = pieces[places[-1] + 1 : point]
    return next((at for at, piece in enumerate(behind) if piece != ("sign", ",")), len(behind))


def _whole(digits: str, pieces: Sequence[_Token], places: Sequence[int], *, grouped: bool) -> dict[int, str]:
    """The digits before the point, the last in the last place; those too many stand in the first."""
    shown: dict[int, str] = {}
    left = list(digits)
    count = 0
    for at in reversed(places):
        taken = [left.pop()] if left else (["0"] if pieces[at].text == "0" else [])
        if at == places[0]:
            while left:
                taken.append(left.pop())
        text = ""
        for digit in taken:
            text = digit + ("," if grouped and count and count % 3 == 0 else "") + text
            count += 1
        shown[at] = text
    return shown


def _part(digits: str, pieces: Sequence[_Token], places: Sequence[int]) -> dict[int, str]:
    """The digits behind the point; trailing zeros only where the format wants them."""
    needed = max((index for index, at in enumerate(places, 1) if pieces[at].text == "0"), default=0)
    kept = digits.rstrip("0").ljust(needed, "0")
    return {at: kept[index : index + 1] for index, at in enumerate(places)}
