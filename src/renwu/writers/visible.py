"""Data is text, never instructions: what a terminal would obey is shown instead."""

import re

from renwu.plan.characters import UNSEEN

# C0 but the line feed, DEL, C1, the line and paragraph separators, what nobody sees; and what is no character, which
# neither UTF-8 nor XML can hold (XML 1.0, 2.2).
_OBEYED = re.compile(rf"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{UNSEEN}\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    r"""The text with control characters, surrogates and what nobody sees written as \x1b or \u202e; lines stay."""
    return _OBEYED.sub(_escaped, text)


# A runner of GitHub Actions obeys a line of a job's log that begins with ::, white space before it or not, and what
# stands behind ##[ anywhere in one (GitHub Actions, workflow commands). Where a line begins is known once it is laid
# out, when a longer text would no longer fit: so wherever they stand.
_COMMANDS = re.compile(r":(?=:)|#(?=#\[)")


def disarmed(text: str) -> str:
    r"""Text in which GitHub Actions finds no command: ::error:: as \x3a:error\x3a:, ##[error] as \x23#[error]."""
    return _COMMANDS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:  # noqa: PLR2004  # the three forms Python has
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  # the two forms Python has
