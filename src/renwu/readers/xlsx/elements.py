"""The XML of a .xlsx as events, so that no part is ever held as a tree: and which part is which."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from renwu.errors import FileError
from renwu.progress import Track, untracked

_CHUNK = 1 << 20


class Target:
    """What is told of a part's elements and text, in their order; what it isn't interested in, it passes over."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, tag: str, /) -> None:
        """An element ends."""

    def data(self, text: str, /) -> None:
        """Text stands here, perhaps in pieces."""


def feed(archive: zipfile.ZipFile, part: str, target: Target, file: str, track: Track = untracked) -> None:
    """Tell a target what a part says; nothing where there is no such part.

    Raises:
        FileError: the part is no well-formed XML, makes no sense to the target, or declares entities.
    """
    try:
        size = archive.getinfo(part).file_size
    except KeyError:
        return
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        with archive.open(part) as stream:
            for _ in track(range(0, size, _CHUNK), "读取工作表"):
                parser.feed(stream.read(_CHUNK))
        parser.close()
    except DefusedXmlException:
        raise FileError(f"{file} 里夹带XML实体，可能有害，没有读；请用 Excel 或 WPS 打开，另存为 .xlsx") from None
    except (ParseError, LookupError, ValueError):  # the last two: an encoding that is unknown, a number that is none
        raise FileError(f"{file} 已损坏，内容读不出；请用 Excel 或 WPS 打开，另存为 .xlsx") from None


def local(name: str) -> str:
    """A name without its namespace, of which there are a strict and a transitional one: ECMA-376 part 4, annex A."""
    return name.rpartition("}")[2]


@dataclass(slots=True)
class Relations(Target):
    """ECMA-376 part 2, 8: what a part refers to; the names are relative to the folder of that part.

    Attributes:
        part: whose they are; empty for the package as a whole.
        parts: id → part.
        kinds: the last word of what it is to it → part; the first one of each.
    """

    part: str
    parts: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The part that lists them."""
        folder, name = posixpath.split(self.part)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Note a part; one that is outside the file is none."""
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.join("/", posixpath.dirname(self.part), attributes.get("Target", ""))
            part = posixpath.normpath(path).lstrip("/")
            self.parts[attributes.get("Id", "")] = part
            self.kinds.setdefault(attributes.get("Type", "").rpartition("/")[2], part)
