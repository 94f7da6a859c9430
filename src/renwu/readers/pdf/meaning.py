"""What the signs of a text mean, and which of them nobody can know."""

import unicodedata
from collections.abc import Iterable

from renwu.importing.grid import Finding
from renwu.plan.characters import plain
from renwu.readers.pdf.page import Sign

_UNKNOWN = frozenset({"Cc", "Cn", "Co", "Cs"})
_LONGEST_SHOWN = 12


def meant(text: str) -> str:
    """A sign as the character that it is drawn as: fonts draw radicals and characters alike, and PDF may name either.

    Only radicals change (Unicode 16, CJK Radicals Supplement and Kangxi Radicals): （一） and ③ stay as they are.
    """
    return unicodedata.normalize("NFKC", plain(text)) if len(text) == 1 and "\u2e80" <= text <= "\u2fdf" else text


def is_lost(text: str) -> bool:
    """Whether a document doesn't say which character a sign is: it has no Unicode value, or one of its font's own."""
    return text.startswith("(cid:") or any(
        unicodedata.category(char) in _UNKNOWN or char == "\ufffd" for char in text if char not in "\t\n\r"
    )


def findings(signs: Iterable[Sign], row: int | None = None, column: int | None = None) -> list[Finding]:
    """What there is to say of a text's signs: radicals that were read as characters, and signs that can't be read.

    Args:
        signs: they.
        row: the row that they stand in, from 0; None for a text outside the table.
        column: the column, likewise.
    """
    signs = tuple(signs)
    radicals = {sign.radical: sign.text for sign in signs if sign.radical}
    found = [Finding(f"部首“{radical}”按汉字“{text}”读", row, column) for radical, text in radicals.items()]
    texts = [sign.text for sign in signs]
    if any(map(is_lost, texts)):
        shown = "".join("□" if is_lost(text) else text for text in texts)[:_LONGEST_SHOWN]
        reason = f"“{shown}”里有字没有对应的文字编码（□），读不出；用原来的程序重新导出 PDF，或改用 .docx"
        found.append(Finding(reason, row, column, unreadable=True))
    return found
