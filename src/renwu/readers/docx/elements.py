"""The XML of a .docx as events, so that no part is ever held as a tree: its parts, names and values."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from renwu.errors import FileError
from renwu.progress import Track, untracked

Attributes = Mapping[str, str]

# ECMA-376 part 1, annex A and part 4, annex A: each namespace has a strict and a transitional name.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_KNOWN = {
    *_WORD,
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.openxmlformats.org/package/2006/relationships",
}
_CHUNK = 1 << 20


_MOST_DEEP = 1000
"""How deep elements may stand in each other: the parser's memory grows with it. Word comes to a few dozen."""


class Events:
    """Takes a part's elements as they come; those who know what to make of them begin and finish them.

    An element says first what it is: once that shows that it doesn't count, the rest of it is skipped.
    """

    def __init__(self) -> None:
        """Begin before the first element."""
        self.open: list[str] = []
        """The names of the elements that have begun and not ended, the innermost last; empty if nobody knows it."""
        self._skipped = 0

    @property
    def parent(self) -> str:
        """The name of the element that the innermost stands in; empty if none."""
        return self.open[-2] if len(self.open) > 1 else ""

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take up an element that begins."""

    def finish(self, name: str) -> None:
        """Take up an element that ends."""

    def skip(self, above: int = 0) -> None:
        """Skip the rest of the innermost element, or of one so many levels above; it is still finished."""
        self._skipped = len(self.open) - above

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins.

        Raises:
            ValueError: it stands too deep within others.
        """
        name = _local(tag)
        self.open.append(name)
        if len(self.open) > _MOST_DEEP:
            raise ValueError
        if self._skipped or not name:
            return
        if name.endswith("Change"):  # ECMA-376 part 1, 17.13.5: what properties were before they were changed
            self.skip()
        else:
            self.begin(name, attributes)

    def end(self, _tag: str) -> None:
        """An element ends."""
        if self._skipped == len(self.open):
            self._skipped = 0
        name = self.open[-1]
        if name and not self._skipped:
            self.finish(name)
        self.open.pop()

    def data(self, text: str) -> None:
        """Text stands here, perhaps in pieces."""


def feed(archive: zipfile.ZipFile, part: str, target: Events, file: str, track: Track = untracked) -> None:
    """Tell a target what a part says; nothing where there is no such part.

    Raises:
        FileError: the part is no well-formed XML, declares entities, or the target makes no sense of it (ValueError).
    """
    try:
        size = archive.getinfo(part).file_size
    except KeyError:
        return
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        with archive.open(part) as stream:
            for _ in track(range(0, size, _CHUNK), "读取文档"):
                parser.feed(stream.read(_CHUNK))
        parser.close()
    except DefusedXmlException:
        raise FileError(f"{file} 里夹带XML实体，可能有害，没有读；请用 Word 或 WPS 打开，另存为 .docx") from None
    except (ParseError, LookupError, ValueError):  # LookupError: no such encoding
        raise FileError(f"{file} 已损坏，内容读不出；请用 Word 或 WPS 打开，另存为 .docx") from None


def value(attributes: Attributes, name: str = "val") -> str | None:
    """An attribute; None if it isn't there."""
    for namespace in _WORD:
        if (found := attributes.get(f"{{{namespace}}}{name}")) is not None:
            return found
    return None


def whole(attributes: Attributes, name: str = "val") -> int | None:
    """An attribute that is a whole number from 0; None if it isn't there, or is none that makes sense."""
    found = value(attributes, name) or ""
    return int(found) if re.fullmatch("[0-9]{1,9}", found) else None


def on(attributes: Attributes) -> bool:
    """Whether a toggle such as <w:vanish/> is on: ECMA-376 part 1, 17.17.4."""
    return value(attributes) not in {"0", "false", "off"}


def related(archive: zipfile.ZipFile, part: str, file: str) -> Mapping[str, str]:
    """The parts that a part refers to, by the last word of what they are to it: {"styles": "word/styles.xml"}.

    Args:
        archive: the parts.
        part: whose; empty for the package as a whole.
        file: the file's name, for messages.

    Raises:
        FileError: the list of them is no XML.
    """
    folder, name = posixpath.split(part)
    relations = _Relations(folder)
    feed(archive, posixpath.join(folder, "_rels", f"{name}.rels"), relations, file)
    return relations.parts


@lru_cache(1024)
def _local(tag: str) -> str:
    """An element's name without its namespace; empty where that is none of those known here."""
    namespace, _, name = tag[1:].rpartition("}")
    return name if namespace in _KNOWN else ""


class _Relations(Events):
    """ECMA-376 part 2, 8: the names of related parts are relative to the folder of the part they are related to."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.parts: dict[str, str] = {}
        self._folder = folder

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", self._folder, attributes.get("Target", ""))
            self.parts.setdefault(kind, posixpath.normpath(target).lstrip("/"))
