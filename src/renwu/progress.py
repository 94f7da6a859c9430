"""How long work tells how far it is: each loop over many things takes a function that watches it."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Track(Protocol):
    """Gives the items one by one, and may show how many have been taken."""

    def __call__(self, items: Sequence[T], label: str, /) -> Iterable[T]:
        """The items; `label` says in Chinese what is being done with them."""
        ...


def untracked(items: Sequence[T], label: str, /) -> Iterable[T]:  # noqa: ARG001  # a Track takes it
    """The items, watched by nobody."""
    return items
