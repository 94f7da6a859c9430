"""编号 as a person types several: 15,16 and 15、16, 15-17, 第15项. An id that a plan has is taken as printed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from renwu.errors import UsageError
from renwu.plan.numerals import natural

_PIECE = re.compile("[^,，、;；\\s]+")
_AROUND = re.compile("^第|项$")
_RANGE = re.compile("(.+?)(?:-|—+|–|~|至|到)(.+)")


def spread(typed: Iterable[str], known: Collection[str]) -> list[str]:
    """The ids that were typed, each once, in that order; one that nothing makes an id of a task stays as it is.

    Args:
        typed: what was typed, word by word.
        known: the ids of the plan, which win over what else they may be read as.

    Raises:
        UsageError: a range begins behind its end.
    """
    return list(dict.fromkeys(id_ for word in typed for id_ in _of_word(word, known)))


def _of_word(word: str, known: Collection[str]) -> Iterator[str]:
    if (id_ := _one(word, known)) is not None:
        yield id_
        return
    spans = [piece.span() for piece in _PIECE.finditer(word)]
    at = 0
    while at < len(spans):
        longest = range(len(spans), at, -1)
        end = next((end for end in longest if word[spans[at][0] : spans[end - 1][1]] in known), at + 1)
        piece = word[spans[at][0] : spans[end - 1][1]]
        at = end
        one = _one(piece, known)
        yield from _of_range(piece, known) if one is None else [one]
    if not spans:
        yield word


def _one(text: str, known: Collection[str]) -> str | None:
    """The id of the plan that a text is, by itself, in half-width characters, or inside 第…项."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    return next((form for form in (text, narrow, _AROUND.sub("", narrow)) if form in known), None)


def _of_range(text: str, known: Collection[str]) -> Iterable[str]:
    """The ids from one to another by their numbers; the text itself where it is no range between two of the plan's."""
    ends = _RANGE.fullmatch(unicodedata.normalize("NFKC", text))
    if ends is None:
        return [text]
    first, last = (_AROUND.sub("", end) for end in ends.groups())
    missing = [end for end in (first, last) if end not in known]
    if missing:
        return missing if len(missing) == 1 else [text]
    low, high = natural(first), natural(last)
    if len(low) != len(high) or low[:-1] != high[:-1] or not (last[-1].isdecimal() and first[-1].isdecimal()):
        return [text]
    if low > high:
        raise UsageError(f"“{text}”前大后小；写成 {last}-{first}")
    between = [id_ for id_ in known if len(natural(id_)) == len(low) and low <= natural(id_) <= high]
    return sorted(between, key=natural)
