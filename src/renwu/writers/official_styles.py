"""How an official document is set: its styles, fonts and page numbers, as WordprocessingML (ISO/IEC 29500-1)."""

from collections.abc import Iterable
from typing import NamedTuple

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
"""What declares the prefix w."""

LINE = 28.95
"""The line of the body in points: 22 of them fill the 225 mm that GB/T 9704-2012, 5.2, gives the text."""

PAGE_NUMBER = (
    f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
"""The footer's line, — 1 — (GB/T 9704-2012, 7.5)."""

_SONG, _FANG, _HEI, _KAI, _LATIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "Times New Roman"


class _Font(NamedTuple):
    """A font with the name that stands in where it isn't installed, and how it looks (PANOSE, family)."""

    name: str
    instead: str
    panose: str
    family: str


_FONTS = (
    _Font(_SONG, "宋体", "02010601030101010101", "auto"),
    _Font(_FANG, "仿宋", "02010609030101010101", "modern"),
    _Font(_HEI, "SimHei", "02010609060101010101", "modern"),
    _Font(_KAI, "楷体", "02010609030101010101", "modern"),
)


class _Style(NamedTuple):
    """A paragraph style: its id and name, font, size in points (三号 is 16), line in points, and how it is placed."""

    id: str
    name: str
    font: str
    size: float
    line: float
    placed: str


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_STYLES = (
    _Style("Title", "Title", _SONG, 22, 35, '<w:jc w:val="center"/>'),
    _Style("BodyText", "Body Text", _FANG, 16, LINE, f'{_INDENT}<w:jc w:val="both"/>'),
    _Style("Heading1", "heading 1", _HEI, 16, LINE, f'{_INDENT}<w:outlineLvl w:val="0"/>'),
    _Style("Heading2", "heading 2", _KAI, 16, LINE, f'{_INDENT}<w:outlineLvl w:val="1"/>'),
    _Style("Cell", "表格", _FANG, 12, 18, ""),
    _Style("CellHeading", "表头", _HEI, 12, 18, '<w:jc w:val="center"/>'),
    _Style("SmallCell", "小字表格", _FANG, 10.5, 15, ""),
    _Style("SmallCellHeading", "小字表头", _HEI, 10.5, 15, '<w:jc w:val="center"/>'),
    _Style("Footer", "footer", "宋体", 14, 20, '<w:jc w:val="center"/>'),
)
_KEPT = "<w:keepNext/><w:keepLines/>"


def styles() -> Iterable[str]:
    """The children of w:styles: the defaults, then every style that a document is set in."""
    yield (
        f"<w:docDefaults {NAMESPACE}><w:rPrDefault><w:rPr>{_fonts(_FANG)}{_size(16)}"
        # Latin and digits as English: LibreOffice breaks a number such as 2024 over two lines where w:val is zh-CN.
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    yield (
        f'<w:style {NAMESPACE} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:pPr>{_lines(LINE)}</w:pPr></w:style>"
    )
    yield from map(_style, _STYLES)
    yield (
        f'<w:style {NAMESPACE} w:type="table" w:default="1" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:tblPr><w:tblBorders>{_borders()}</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/>'
        '<w:left w:w="74" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="74" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def settings() -> Iterable[str]:
    """The children of w:settings: punctuation closes up, and Word lays it out as it does now, not as in 2010."""
    yield f'<w:characterSpacingControl {NAMESPACE} w:val="compressPunctuation"/>'
    yield (
        f'<w:compat {NAMESPACE}><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )


def _style(style: _Style) -> str:
    kept = _KEPT if style.id.startswith(("Title", "Heading")) else ""
    return (
        f'<w:style {NAMESPACE} w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{kept}{_lines(style.line)}{style.placed}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{_size(style.size)}</w:rPr></w:style>"
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _lines(points: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{points * 20:.0f}" w:lineRule="exact"/>'


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)


def font_table() -> str:
    """The part that names the fonts and what to use where one is missing."""
    fonts = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{font.instead}"/><w:panose1 w:val="{font.panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/><w:pitch w:val="fixed"/></w:font>'
        for font in _FONTS
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACE}>{fonts}</w:fonts>'
