"""Characters that nobody sees, and radicals that look like characters: names must not differ by them alone."""

from functools import lru_cache

_FORMAT = (  # the format characters: Unicode 16, general category Cf
    *("\u00ad", "\u0600\u0605", "\u061c", "\u06dd", "\u070f", "\u0890\u0891", "\u08e2", "\u180e", "\u200b\u200f"),
    *("\u202a\u202e", "\u2060\u206f", "\ufeff", "\ufff9\ufffb", "\U000110bd", "\U000110cd", "\U00013430\U0001343f"),
    *("\U0001bca0\U0001bca3", "\U0001d173\U0001d17a", "\U000e0001", "\U000e0020\U000e007f"),
)
# Fillers may take room, and show nothing.
_FILLERS = ("\u034f", "\u115f\u1160", "\u17b4\u17b5", "\u2800", "\u3164", "\uffa0")
_VARIATIONS = ("\u180b\u180d", "\u180f", "\ufe00\ufe0f", "\U000e0100\U000e01ef")
_RANGES = (*_FORMAT, *_FILLERS, *_VARIATIONS)
UNSEEN = "".join("-".join(each) for each in _RANGES)
"""What stands in a class of a regular expression for every character that shows nothing and is no white space."""

# Unicode 16, EquivalentUnifiedIdeograph.txt, the block CJK Radicals Supplement as far as its characters are ones that
# stand in names; NFKC takes the Kangxi radicals to their characters and leaves these.
_AS_SEEN: dict[int, int | str | None] = dict.fromkeys(
    code for each in _RANGES for code in range(ord(each[0]), ord(each[-1]) + 1)
)
_AS_SEEN |= str.maketrans(
    "⺁⺄⺈⺊⺌⺍⺎⺒⺓⺛⺜⺝⺟⺠⺧⺩⺫⺬⺰⺴⺶⺻⺼⻁⻃⻄⻅⻆⻈⻉⻋⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙刀卜小小兀巳幺旡日月母民牛王目示纟冗羊聿肉虎覀西见角讠贝车钅長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)


@lru_cache(maxsize=1 << 10)
def plain(name: str) -> str:
    """A name without the characters that nobody sees, its radicals as the characters they look like."""
    return name.translate(_AS_SEEN)


def unseen(text: str) -> list[str]:
    """The characters in a text that nobody sees, or that only look like others, each once, as U+200B."""
    found = (char for char in text if ord(char) in _AS_SEEN)
    return [f"U+{ord(char):04X}" for char in dict.fromkeys(found)]
