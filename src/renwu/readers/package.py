"""The parts of a .docx or .xlsx as XML events, so that none is ever held as a tree: ECMA-376 parts 1 and 2."""

import posixpath
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from renwu.errors import FileError
from renwu.progress import Track, untracked
from renwu.readers import archive

Attributes = Mapping[str, str]

# Part 1, annex A and part 4, annex A: each namespace has a strict and a transitional name.
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespaces of a document's own elements and attributes."""
_KNOWN = {
    *WORD,
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.openxmlformats.org/package/2006/relationships",
}
_CHUNK = 1 << 20
_MOST_DEEP = 1000
"""How deep elements may stand in each other: the parser's memory grows with it. Word comes to a few dozen."""
_PROGRAMS = {".docx": "Word", ".xlsx": "Excel"}


class XmlHandler:
    """Takes a part's elements as they come; those who know what to make of them begin and finish them.

    An element says first what it is: once that shows that it doesn't count, the rest of it is skipped.
    """

    past: Collection[str] = ()
    """The names of elements that say what something was; they are skipped."""

    def __init__(self) -> None:
        """Begin before the first element."""
        self.open = [""]
        """The names of the elements that have begun and not ended, the innermost last; empty if nobody knows it.

        First stands an empty one, which the part's root is in.
        """
        self._skipped = 0

    @property
    def parent(self) -> str:
        """The name of the element that the innermost stands in; empty if none."""
        return self.open[-2]

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def finish(self, name: str) -> None:
        """An element ends."""

    def skip(self, above: int = 0) -> None:
        """Skip the rest of the innermost element, or of one so many levels above; it is still finished."""
        self._skipped = len(self.open) - above

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins.

        Raises:
            ValueError: it stands too deep within others.
        """
        if len(self.open) > _MOST_DEEP:
            raise ValueError
        name = _local(tag)
        self.open.append(name)
        if self._skipped or not name:
            return
        if name in self.past:
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


class Related(XmlHandler):
    """Part 2, 8: what a part refers to; the names are relative to the folder of that part.

    Attributes:
        by_id: id → part.
        by_kind: the last word of what it is to it → part, the first one of each: {"styles": "word/styles.xml"}.
    """

    def __init__(self, folder: str) -> None:
        """Begin with nothing; `folder` is that of the part."""
        super().__init__()
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self._folder = folder

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a part; one that is outside the file is none."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.join("/", self._folder, attributes.get("Target", ""))
            part = posixpath.normpath(path).lstrip("/")
            self.by_id[attributes.get("Id", "")] = part
            self.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], part)


@dataclass(frozen=True, slots=True)
class Package:
    """A .docx or .xlsx, opened.

    Attributes:
        file: its name, for messages.
        ending: which of them it is.
    """

    file: str
    ending: str
    _archive: zipfile.ZipFile

    def feed(self, part: str, target: XmlHandler, track: Track = untracked) -> None:
        """Tell a target what a part says, if there is such a part.

        Raises:
            FileError: the part is no well-formed XML, declares entities, or the target makes no sense of it
                (ValueError).
        """
        try:
            size = self._archive.getinfo(part).file_size
        except KeyError:
            return
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        again = f"请用 {_PROGRAMS[self.ending]} 或 WPS 打开，另存为 {self.ending}"
        try:
            with self._archive.open(part) as stream:
                for _ in track(range(0, size, _CHUNK), "读取文档"):
                    parser.feed(stream.read(_CHUNK))
            parser.close()
        except DefusedXmlException:
            raise FileError(f"{self.file} 里夹带XML实体，可能有害，没有读；{again}") from None
        except (ParseError, LookupError, ValueError):  # LookupError: no such encoding
            raise FileError(f"{self.file} 已损坏，内容读不出；{again}") from None

    def related(self, part: str = "") -> Related:
        """What a part refers to, or the package as a whole. Raises FileError as `feed`."""
        folder, name = posixpath.split(part)
        related = Related(folder)
        self.feed(posixpath.join(folder, "_rels", f"{name}.rels"), related)
        return related


@contextmanager
def opened(data: bytes, file: str, ending: str) -> Iterator[Package]:
    """Open a .docx or .xlsx; what it takes and raises is as `archive.opened`."""
    with archive.opened(data, file, ending) as parts:
        yield Package(file, ending, parts)


@lru_cache(1024)
def _local(tag: str) -> str:
    """An element's name without its namespace; empty if that is none of those known here."""
    namespace, _, name = tag[1:].rpartition("}")
    return name if namespace in _KNOWN else ""
