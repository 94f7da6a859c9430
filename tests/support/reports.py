"""A plan of invented units with an invented journal, rich enough for every part of a report."""

from datetime import date
from pathlib import Path

from renwu.journal import history
from renwu.papers.report import Report, Scope, report
from renwu.plan import units
from renwu.standing.status import Standing, standings
from support import journals, plans
from support.journals import line

AS_OF = date(2025, 3, 10)
"""The date that the reports of the invented plan are for."""

PLAN = """\
title: 《青禾区优化营商环境若干措施》任务分解表
document: 青府办〔2024〕3号
issued: 2024-01-15
issuer: 青禾区人民政府办公室
units:
  区科技创新局: [区科创局]
sections:
  - number: 一
    title: 优化市场环境
    measures:
      - number: 一
        title: 做好金融服务
        tasks:
          - id: 1
            text: 推广跨境支付便利化试点，支持不少于30家外贸企业开立多币种账户，办理时限压缩至2个工作日。
            deadline: 2024年12月
            lead: [区金融服务署]
            support: [区科技创新局, 区商务局]
          - id: 2
            text: 设立中小企业风险代偿资金池，首期规模不低于5000万元。
            deadline: 2024年6月
            lead: [区金融服务署]
          - id: 3
            text: 开发“科创贷”“专精特新贷”等专属信贷产品，全年新增授信企业不少于200家，并建立银企对接台账，按季度更新企业融资需求清单。
            deadline: 2025年3月
            lead: [区金融服务署, 区科创局]
            support: [各产业部门]
      - number: 二
        title: 引进产业人才
        tasks:
          - id: 4
            text: 动态建立“招商项目+产业人才”双清单对接服务机制。
            deadline: 2024年9月
            lead: [区委组织部]
            support: [区企业服务中心]
          - id: 5
            text: 支持企业新设院士（专家）工作站，给予不超过100万元的一次性资助。
            deadline: 2024年12月
            lead: [区科技创新局]
          - id: 6
            text: 常态化开展人才政策宣讲，每季度不少于1次。
            deadline: 每季度
            lead: [区委组织部]
            support: [区人力资源局, 松桥街道办, 荷塘街道办]
  - number: 二
    title: 健全法治环境
    measures:
      - number: 三
        title: 完善争端解决
        tasks:
          - id: 7
            text: 建设商事争议调解中心，推行联合调解模式。
            deadline: 2024年12月
            lead: [区司法局]
            support: [青禾法院]
          - id: 8
            text: 推广智能裁判辅助办案系统，将试点拓展至民事诉讼领域。
            deadline: 2025年3月底前
            lead: [青禾法院]
          - id: 9
            text: 研究建立涉企行政执法“观察期”制度。
            deadline: 条件成熟时
            lead: [区司法局]
      - number: 四
        title: 规范监管执法
        tasks:
          - id: 10
            text: 推行“综合查一次”，同一企业同一年度检查次数较上年下降30%以上。
            deadline: 2025年12月
            lead: [区市场监管局]
            support: [区应急管理局, 区生态环境局]
          - id: 11
            text: 编制涉企检查事项清单并向社会公布。
            deadline: 2024年11月
            lead: [区市场监管局]
          - id: 12
            text: 建成园区环保在线监测平台。
            deadline: 2024年10月
            lead: [区生态环境局]
  - number: 三
    title: 提升政务服务
    measures:
      - number: 五
        title: 推进“高效办成一件事”
        tasks:
          - id: 13
            text: 上线“企业开办一件事”专区，实现一表申请、一窗受理、一日办结。
            deadline: 2024年6月
            lead: [区政务服务局]
          - id: 14
            text: 在口岸周边和产业园区设立政务服务点不少于10个。
            deadline: 2025年1月
            lead: [区政务服务局]
            support: [松桥街道办, 荷塘街道办, 白石街道办]
          - id: 15
            text: 打造惠企政策“免申即享”平台，首批上线事项不少于20项。
            deadline: 2025年6月
            lead: [区政务服务局]
            support: [区企业服务中心]
          - id: 16
            text: 改造提升区级办事大厅，增设“办不成事”反映窗口。
            deadline: 2024年8月
            lead: [区政务服务局]
      - number: 六
        title: 强化要素保障
        tasks:
          - id: 17
            text: 盘活低效产业用地不少于20公顷。
            deadline: 2025年9月
            lead: [区规划资源局]
          - id: 18
            text: 建设高标准厂房10万平方米。
            deadline: 2026年12月
            lead: [区住房建设局]
            support: [区规划资源局]
          - id: 19
            text: 推进水电气网联合报装，平均办理时限压缩50%。
            deadline: 2024年12月
            lead: [区住房建设局]
          - id: 20
            text: 开展老旧工业区消防专项整治。
            deadline: 2024年10月
            lead: [区消防救援大队]
"""

JOURNAL = (
    line("a01", "2024-06-20", "progress", "13", note="专区完成开发，进入试运行。", reporter="区政务服务局"),
    line("a02", "2024-06-27", "done", "13", note="专区上线，累计办理1260件，一日办结率98%。", reporter="区政务服务局"),
    line("a03", "2024-07-08", "verified", "13", note="现场核验，同意销号。", reporter="督查室"),
    line("a04", "2024-07-02", "urged", "2", slip="青督〔2024〕7号", reply_by="2024-07-12", reporter="督查室"),
    line("a05", "2024-07-10", "progress", "2", note="资金池方案已报区政府审议。", reporter="区金融服务署"),
    line("a06", "2024-08-28", "done", "16", note="大厅改造完成，窗口启用。", reporter="区政务服务局"),
    line("a07", "2024-09-05", "verified", "16", reporter="督查室"),
    line("a08", "2024-09-19", "progress", "4", note="双清单已建立，收录项目42个。", reporter="区委组织部"),
    line("a09", "2024-10-11", "suspended", "20", reason="配合上级统一部署调整整治范围", reporter="督查室"),
    line("a10", "2024-10-21", "extended", "12", to="2025年6月", reason="设备招标流标，重新组织采购",
         approved_by="王某某（分管副区长）", document="青府办复〔2024〕15号", reporter="督查室"),
    line("a11", "2024-11-25", "done", "11", note="清单经区政府常务会议审议通过并公布，共86项。", reporter="区市场监管局"),
    line("a12", "2024-12-06", "progress", "5", note="新设工作站2家，另有1家在评审。", reporter="区科技创新局"),
    line("a13", "2024-12-18", "progress", "7", note="中心选址已定，装修完成八成。", reporter="区司法局"),
    line("a14", "2024-12-27", "done", "19", note="联合报装系统上线，平均办理时限由12天压缩至5天。", reporter="区住房建设局",
         evidence=["佐证/19-系统验收报告.pdf"]),
    line("a15", "2025-01-06", "verified", "19", reporter="督查室"),
    line("a16", "2025-01-08", "urged", "1", slip="青督〔2025〕1号", reply_by="2025-01-20", reporter="督查室"),
    line("a17", "2025-01-17", "progress", "1", note="已为23家企业开立账户，剩余7家正在办理。", reporter="区金融服务署"),
    line("a18", "2025-01-24", "extended", "17", to="2025年12月", reason="两宗用地涉及规划调整，需报市级审批",
         approved_by="李某某（区长）", document="青府办复〔2025〕2号", reporter="督查室"),
    line("a19", "2025-02-11", "done", "7", note="中心揭牌运行，受理案件35件，调解成功28件。", reporter="区司法局"),
    line("a20", "2025-02-14", "done", "14", note="建成政务服务点12个。", reporter="区政务服务局"),
    line("a21", "2025-02-18", "urged", "2", slip="青督〔2025〕4号", reply_by="2025-02-28", reporter="督查室"),
    line("a22", "2025-02-21", "progress", "3", note="新增授信企业168家，银企对接台账已建立。", reporter="区金融服务署"),
    line("a23", "2025-02-24", "progress", "8", note="系统完成测试，定于3月中旬上线。", reporter="青禾法院"),
    line("a24", "2025-02-26", "progress", "10", note="1至2月检查次数同比下降34%。", reporter="区市场监管局"),
    line("a25", "2025-02-28", "progress", "18", note="完成主体结构5万平方米。", reporter="区住房建设局"),
    line("a26", "2025-03-03", "done", "4", note="机制常态运行，全年对接项目118个。", reporter="区委组织部"),
    line("a27", "2025-03-05", "progress", "15", note="首批14项上线。", reporter="区政务服务局"),
    line("a28", "2025-03-06", "verified", "7", reporter="督查室"),
)  # fmt: skip


def saved(folder: Path) -> Path:
    """The plan and its journal in a folder, where the program finds them by itself."""
    path = folder / "data" / "tasks.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(PLAN, encoding="utf-8")
    journals.saved(path, *JOURNAL)
    return path


def of(
    plan: str = PLAN,
    *lines: str,
    since: date | None = None,
    rank: bool = False,
    as_of: date = AS_OF,
    original: bool = False,
) -> Report:
    """The report of a plan and the lines of its journal."""
    made, entries = plans.plan(plan), journals.entries(*lines)

    def on(day: date) -> list[Standing]:
        return list(standings(made, day, histories=history.histories(made, entries, day), original=original))

    before = {one.ref: one for one in on(date.fromordinal(since.toordinal() - 1))} if since else {}
    scope = Scope(as_of, since, rank=rank, original=original)
    return report([made], units.directory(made, as_of=as_of), scope, on(as_of), before, recorded=bool(entries))
