"""Data is text, never instructions: what a terminal would obey is shown instead."""

import re

# C0 but the line feed, DEL, C1, the line and paragraph separators, bidi controls and the zero-width characters.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def visible(text: str) -> str:
    r"""The text with control, bidi and zero-width characters written as \x1b or \u202e; line feeds stay."""
    return _OBEYED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  # the two forms Python has
