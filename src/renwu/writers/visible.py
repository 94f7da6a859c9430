"""Data is text, never instructions: what a terminal would obey is shown instead."""

import re

# C0 but the line feed, DEL, C1, the line and paragraph separators, bidi controls, invisible characters and tags.
_OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\xad\u180e\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text with control, bidi and zero-width characters written as \x1b or \u202e; line feeds stay."""
    return _OBEYED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:  # noqa: PLR2004  # the three forms Python has
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  # the two forms Python has
