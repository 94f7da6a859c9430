"""What leaves open what a line of JSON says, though Python reads it: RFC 8259 has no word on it, or against it."""

import json
import re
from collections import Counter
from math import isfinite
from typing import Any, NoReturn

MOST_DEPTH = 300
_NESTING = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def refuse(constant: str) -> NoReturn:
    """Raise ValueError for NaN and Infinity, which Python reads and JSON lacks (RFC 8259, 6)."""
    raise ValueError(constant)


def finite(number: str) -> float:
    """The number. Raises ValueError for one that Python reads as infinite."""
    value = float(number)
    return value if isfinite(value) else refuse(number)


def twice(text: str) -> str | None:
    """A key that stands twice in an object of a JSON text, None without one; which counts RFC 8259, 4, leaves open."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found.extend(key for key, count in Counter(key for key, _ in items).items() if count > 1)
        return dict(items)

    found: list[str] = []
    json.loads(text, object_pairs_hook=pairs)
    return found[0] if found else None


def quotes(value: object) -> int:
    """How many quotation marks a value takes in JSON, where none of its texts has one; a key twice makes more."""
    if isinstance(value, str):
        return 2
    if isinstance(value, dict):
        return 2 * len(value) + sum(map(quotes, value.values()))
    return sum(map(quotes, value)) if isinstance(value, list) else 0


def too_deep(line: bytes) -> bool:
    """Whether a line nests so deep that reading it again, or writing it out, could exhaust the stack."""
    if line.count(b"[") + line.count(b"{") <= MOST_DEPTH:
        return False
    depth = deepest = 0
    for token in _NESTING.findall(line):
        depth += (token in b"[{") - (token in b"]}")
        deepest = max(deepest, depth)
    return deepest > MOST_DEPTH
