"""What Word's symbol fonts print: the character for a code of Symbol, Wingdings and Wingdings 2.

The codes are those of the fonts' own encodings (Symbol: Adobe's Symbol encoding vector; Wingdings: its table in the
Unicode Consortium's mapping of the font), as far as offices use them; ticks and crosses are the ones people type.
"""

from collections.abc import Mapping

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SIGNS = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"


def _from(first: int, signs: str) -> dict[int, str]:
    return dict(enumerate(signs, first))


_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x7F)},
    **_from(0x41, _GREEK),
    **_from(0x61, _GREEK_SMALL),
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅",
    0x5C: "∴",
    0x5E: "⊥",
    0x7E: "∼",
    **_from(0xA1, _SIGNS),
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS = {
    0x46: "☞",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x7A: "⌘",
    0x80: "⓪",
    **_from(0x81, "①②③④⑤⑥⑦⑧⑨⑩"),
    **_from(0x8C, "❶❷❸❹❺❻❼❽❾❿"),
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "×", 0x50: "√", 0x52: "☑", 0x53: "☒", 0xA3: "□"}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_PRIVATE = 0xF000


def is_symbol_font(font: str) -> bool:
    """Whether a font is one of those whose codes are no characters."""
    return font.lower().startswith(("symbol", "wingdings", "webdings"))


def printed(font: str, code: int) -> str:
    """The character that a font prints for a code, 0xB3 or 0xF0B3; empty if it is not known here."""
    return _FONTS.get(font.lower(), {}).get(code - _PRIVATE if code >= _PRIVATE else code, "")
