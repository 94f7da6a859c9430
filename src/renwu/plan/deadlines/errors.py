"""Why a wording, or a part of it, gives no date."""

from renwu.plan.model import Doubt


def quoted(text: str) -> str:
    """A piece of a wording in quotation marks, those inside it made single."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


class NoDateError(Exception):
    """A date that can't be relied on."""

    def __init__(self, reason: str, doubt: Doubt | None = None) -> None:
        """Tell of it.

        Args:
            reason: what is wrong with it, as people read it.
            doubt: of which kind that is, where somebody can act on it.
        """
        super().__init__(reason)
        self.reason = reason
        self.doubt = doubt
