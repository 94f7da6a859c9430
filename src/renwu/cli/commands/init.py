"""`renwu init`: a new plan to fill in."""

from errno import ENOTDIR
from pathlib import Path
from typing import Annotated

import typer

from renwu import filesystem
from renwu.cli import console, location
from renwu.cli.options import Common
from renwu.errors import FileError

EXAMPLES = {"init": ("renwu init", "renwu init 营商环境 --sample")}
_SCHEMA = "plan.schema.json"
_UNION = b"*.progress.jsonl merge=union"
_MODELINE = f"# yaml-language-server: $schema={_SCHEMA}\n"
_SKELETON = """\
#
# 任务分解表。照样填写，renwu check 会指出写错的地方；编辑器装有 YAML 插件时可自动补全。
# 文字照抄原文件；以“#”开头的行是说明，可以删去。

title: 《……》任务分解表
# document: 某府办〔2026〕1号     # 文号
# issued: 2026-01-15              # 印发日期；“印发之日起30日内”和没有年份的时限由此推算
# units:                          # 单位的简称
#   区科技创新局: [区科创局]

sections:
  - number: 一
    title: 第一个板块的标题
    measures:
      - number: 一
        title: 第一项主要措施的标题
        tasks:
          - id: 1
            text: 把第一项重点任务的原文写在这里。
            deadline: 2026年12月        # 照抄原文：2026年第四季度、2026年底前、常态化推进……
            lead: [某某局]              # 牵头单位
            support: [某某街道办, 某某中心]   # 协办单位；没有就删去这一行
          # 还可以写 leader（责任领导）、contact（联系人）、note（备注）；
          # 记录与原表不同时，用 printed 记下原表印的内容，如 printed: {lead: ""}
"""
_Folder = Annotated[str, typer.Argument(metavar="[文件夹]", help="建在哪个文件夹里；缺省当前文件夹")]
_Sample = Annotated[bool, typer.Option("--sample", help="写入自带的26项任务，供试用")]


def run(common: Common, *, folder: _Folder = ".", sample: _Sample = False) -> None:  # noqa: ARG001  # every command takes the common options
    """Write data/tasks.yaml and the schema that editors check it with; nothing that exists is touched."""
    plan, other = (Path(folder) / each for each in location.PLANS)
    if other.exists():  # which the new one would take the place of, and share its journal
        raise FileError(f"{other} 已经存在，没有改动；换一个文件夹，或先把它移走")
    body = _SKELETON
    if sample:
        _, body = location.packaged("tasks.yaml").read_text(encoding="utf-8").split("\n", 1)
    try:
        plan.parent.mkdir(parents=True, exist_ok=True)
        _write_new(plan, _MODELINE + body)
        _merge_by_union(Path(folder) / ".gitattributes")
        schema = plan.with_name(_SCHEMA)
        if not schema.exists():
            _write_new(schema, location.packaged(_SCHEMA).read_text(encoding="utf-8"))
    except FileExistsError as error:
        if not plan.exists():
            raise FileError(f"写不了 {plan}：{filesystem.reason(NotADirectoryError(ENOTDIR, str(error)))}") from None
        raise FileError(f"{plan} 已经存在，没有改动；换一个文件夹，或先把它移走") from None
    except OSError as error:
        raise FileError(f"写不了 {plan}：{filesystem.reason(error)}") from None
    console.note(f"已写入 {plan}；填好后用 renwu check 检查，renwu list 查看")


def _merge_by_union(attributes: Path) -> None:
    """Have git merge journals line by line, whoever appended first."""
    try:
        written = attributes.read_bytes() if attributes.exists() else b""
        if _UNION not in written.splitlines():
            with attributes.open("ab") as file:
                file.write((b"\n" if written and not written.endswith(b"\n") else b"") + _UNION + b"\n")
    except OSError as error:
        raise FileError(f"写不了 {attributes}：{filesystem.reason(error)}") from None


def _write_new(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
