"""What a file is called that is named after a unit: a name that every file system takes."""

import re
import unicodedata
from collections.abc import Sequence

_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(CON|CONIN\$|CONOUT\$|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE)
_MOST_BYTES = 240  # of the 255 that file systems take: room is left for a number behind it and the ending
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def file_names(names: Sequence[str]) -> list[str]:
    """A file's name for each unit, without ending: one that every file system takes, no two alike on any.

    What Windows refuses is in Microsoft's “Naming Files, Paths, and Namespaces”; macOS and Windows take 甲 and its
    other spellings in Unicode, A and a, for one.
    """
    taken: set[str] = set()
    return [_distinct(_safe(name), taken) for name in names]


def _safe(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    seen = "".join("_" if unicodedata.category(char) in _INVISIBLE else char for char in composed)
    short = _UNSAFE.sub("_", seen).encode()[:_MOST_BYTES].decode(errors="ignore")
    safe = short.strip(" .") or "_"
    # A name that begins with a dash is an option to whoever types it.
    return f"_{safe}" if safe.startswith("-") or _RESERVED.fullmatch(safe) else safe


def _distinct(name: str, taken: set[str]) -> str:
    distinct, number = name, 1
    while distinct.casefold() in taken:
        number += 1
        distinct = f"{name}-{number}"
    taken.add(distinct.casefold())
    return distinct
