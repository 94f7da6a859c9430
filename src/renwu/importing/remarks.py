"""What there is to say of how a table was read: remarks, guesses among them, and refusals."""

from typing import NamedTuple


class Remark(NamedTuple):
    """Something to know about how a place was read; a guess where the table alone doesn't say it."""

    place: str
    text: str
    guess: bool


class Refusal(NamedTuple):
    """A place that nothing sound can be made of, and why."""

    place: str
    reason: str


class Remarks:
    """What was said so far.

    Attributes:
        remarks: in the order they came.
        refusals: likewise.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.remarks: list[Remark] = []
        self.refusals: list[Refusal] = []

    def note(self, place: str, text: str) -> None:
        """Say how a place was read, by what the table says."""
        self.remarks.append(Remark(place, text, guess=False))

    def guess(self, place: str, text: str) -> None:
        """Say how a place was read, by more than the table says."""
        self.remarks.append(Remark(place, text, guess=True))

    def refuse(self, place: str, reason: str) -> None:
        """Say why a place was not read."""
        self.refusals.append(Refusal(place, reason))
