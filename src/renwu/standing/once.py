"""What is computed of a task only once, however many columns of an answer tell of it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from renwu.standing.status import Standing

T = TypeVar("T")


def once(compute: Callable[[Standing], T]) -> Callable[[Standing], T]:
    """A function of where a task stands, which keeps what it found with the task: it goes when that goes."""
    key = f"{compute.__module__}.{compute.__qualname__}"

    @wraps(compute)
    def kept(standing: Standing) -> T:
        known = vars(standing)
        if key not in known:
            known[key] = compute(standing)
        found: T = known[key]
        return found

    return kept
