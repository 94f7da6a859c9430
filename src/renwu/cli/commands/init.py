"""`renwu init`: a new plan to fill in."""

from contextlib import ExitStack
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
    """Write data/tasks.yaml and the schema that editors check it with, or nothing; no file that exists is touched."""
    plan, other = (Path(folder) / each for each in location.PLANS)
    for existing in (plan, other):  # the other would lose its place to the new one, which would share its journal
        if existing.exists():
            raise FileError(f"{existing} 已经存在，没有改动；换一个文件夹，或先把它移走")
    body = _SKELETON
    if sample:
        _, body = location.packaged("tasks.yaml").read_text(encoding="utf-8").split("\n", 1)
    filesystem.make_folder(plan.parent, "init")
    schema = plan.with_name(_SCHEMA)
    with ExitStack() as files:  # all are written before the first gets its name, and the plan gets its own last
        _write(files, plan, (_MODELINE + body).encode(), new=True)
        if not schema.exists():
            _write(files, schema, location.packaged(_SCHEMA).read_bytes(), new=True)
        if attributes := _attributes(Path(folder) / ".gitattributes"):
            _write(files, Path(folder) / ".gitattributes", attributes, new=False)
    console.note(f"已写入 {plan}；填好后用 renwu check 检查，renwu list 查看")


def _write(files: ExitStack, path: Path, data: bytes, *, new: bool) -> None:
    """Write a file that gets its name when `files` are left; a full disk fails here, before any has its name."""
    file = files.enter_context(filesystem.saved(path, new=new))
    with filesystem.writing(path):
        file.write(data)
        file.flush()


def _attributes(path: Path) -> bytes:
    """What has git merge journals line by line, whoever appended first; nothing where the file says so already."""
    written = b""
    if path.exists():
        with filesystem.writing(path):
            written = path.read_bytes()
    if _UNION in written.splitlines():
        return b""
    return written + (b"\n" if written and not written.endswith(b"\n") else b"") + _UNION + b"\n"
