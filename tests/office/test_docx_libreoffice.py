"""What LibreOffice makes of a .docx reads the same."""

from pathlib import Path

from renwu.readers.docx import read
from support.documents import DocxCell, docx_table
from support.office import converted

ROWS: list[list[DocxCell]] = [
    ["序号", "主要措施", "重点任务", "完成时限", "牵头单位", "协办单位"],
    [("一、优化市场环境", 1, 6)],
    [("（一）", 2, 1), ("做好金融服务", 2, 1), "1.将甲\n办好", "2024年12月", ("区金融服务署", 2, 1), "——"],
    ["2.将乙办好", "常态化推进", ("黄贝、南湖街道办", 2, 1)],
    [("（二）", 1, 2), "3.将丙办好", "2025年", "区司法局"],
]


def test_a_table_saved_by_libreoffice_is_the_same_grid(tmp_path: Path) -> None:
    source = tmp_path / "表.docx"
    source.write_bytes(docx_table(ROWS))
    (grid,) = read(source.read_bytes(), source.name)
    made = converted(source, "docx", tmp_path)

    assert made.read_bytes() != source.read_bytes()
    assert read(made.read_bytes(), made.name) == (grid,)
