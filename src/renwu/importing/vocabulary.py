"""The words that the headings of task tables are made of. Whoever meets a new one writes it beside its like.

Collected from published 任务分解表, 任务分工表, 责任清单, 整改任务清单 and 工作台账. A heading is read by these parts
(`headings.meaning`): all of it must be made of them, and its last part says what stands in the column.
"""

from collections.abc import Mapping
from enum import Enum, auto


class Sense(Enum):
    """What a word says in a heading."""

    WHICH = auto()  # which of its kind: says nothing of what stands in the column
    LEVEL = auto()  # at whose level
    AND = auto()
    NUMBER = auto()
    CODE = auto()  # a number only where it is that of a task
    CLASS = auto()
    PROJECT = auto()
    PROBLEM = auto()
    GOAL = auto()
    TASK = auto()
    DOING = auto()  # how a task is done: finer than it
    ORDER = auto()  # 要求, 安排: of a time, when; of work, what
    TITLE = auto()  # 名称: what it is the name of
    LEADING = auto()
    CHIEF = auto()
    TAKING = auto()
    RESPONSIBLE = auto()
    DOER = auto()  # 落实, 实施: who does it, where others answer for it
    MEANT = auto()  # 计划, 要求: a time that is set, not one that was
    HELPING = auto()
    WATCHING = auto()
    UNIT = auto()
    BEGINNING = auto()
    ENDING = auto()
    ACTUAL = auto()  # a time that was, not one that is set
    ORIGIN = auto()
    WHEN = auto()
    LIMIT = auto()  # a time that can only be the last
    PACE = auto()  # 进度: when it is planned, how far it is where it isn't
    PATRON = auto()  # 分管, 包保: of a leader
    LEADER = auto()
    PERSON = auto()
    CONTACT = auto()
    MEANS = auto()  # 方式: of a contact, how to reach it
    NOTE = auto()
    STATE = auto()
    SOURCE = auto()


WORDS: Mapping[Sense, str] = {
    Sense.WHICH: (
        "具体 主要 重点 重大 年度 本年 本年度 当年 全年 总 总体 各 各项 有关 相关 关键 核心 专项 阶段 阶段性 预期 目前 "
        "当前 近期 民生 改革 发展 建设 党建 攻坚 行动 创建 巡察 巡视 督察 审计 检查 反馈 存在 发现 政府 最终 服务 "
        "提升 治理 下一步 细化 量化 校内 自 报告 方案 "
        "创新 亮点 特色 考核 绩效 今年 年内 全省 全市 全县 全区 学校 医院 的 预定"
    ),
    Sense.LEVEL: (
        "国家 中央 省 市 州 县 区 旗 镇 乡 街道 村 校 院 园区 集团 公司 局 省级 市级 州级 县级 区级 县区级 镇级 乡级 "
        "校级 院级 公司级 省政府 市政府 州政府 县政府 区政府 省委 市委 州委 县委 区委 校党委 党委 管委会 "
        "厅 委 厅级 处级 县处级 科级"
    ),
    Sense.AND: "及 和 与 或 以及 及其 、 / ／ , ， ; ； ·",
    Sense.NUMBER: "序号 项次 次序 顺序号 任务号",
    Sense.CODE: "编号 编码",
    Sense.CLASS: "板块 类别 分类 大类 领域 方面 条线",
    Sense.PROJECT: "项目 工程 课题 专题 议题",
    Sense.PROBLEM: "问题 短板 不足",
    Sense.GOAL: "目标 指标 目标值",
    Sense.TASK: "任务 工作 事项 实事 要点 重点 工作点 清单 事 要项",
    Sense.DOING: "措施 举措 内容 做法 作法 办法 建议 描述 步骤 路径 抓手 分解 明细 细则 对策 策略 规模",
    Sense.ORDER: "要求 安排",
    Sense.TITLE: "名称",
    Sense.LEADING: "牵头 总牵头 主办 抓总 第一责任 首要责任",
    Sense.CHIEF: "主责 主要责任 主体责任 归口 归口管理 主管",
    Sense.TAKING: "承办 负责 主要承办",
    Sense.RESPONSIBLE: "责任 权责",
    Sense.DOER: "落实 实施 执行 推进 完成 办理 整改 具体实施 具体落实 推动",
    Sense.MEANT: "计划 预计 拟 要求 目标 规定 责任",
    Sense.HELPING: "配合 协办 协同 会办 参与 协助 参加 协作 支持 会同 共同 共同责任 其他 其他责任 第二责任 次要责任",
    Sense.WATCHING: "督导 督办 督查 监督 监管 指导 跟踪",
    Sense.UNIT: (
        "单位 部门 机关 科室 处室 股室 部室 主体 专班 机构 学院 支部 小组 镇街 司局 厅局 委办局 乡镇 街镇 "
        "责任分工 职责分工"
    ),
    Sense.BEGINNING: "启动 开始 起始 开工 起 开展 始",
    Sense.ACTUAL: "实际 实际完成 已",
    Sense.ENDING: "办结 截止 结束 竣工 完工 止 交付 回复 答复 上报 迄 终",
    Sense.ORIGIN: "交办 批示 会议 议定 下达 部署 转办 立项 批办",
    Sense.WHEN: "时间 日期 节点 时点 日程",
    Sense.LIMIT: "时限 期限 年限 时间节点 时间表 期程",
    Sense.PACE: "进度 进程",
    Sense.PATRON: "分管 主管 包保 包联 包抓 包案 包干 挂钩 挂点 挂牌 联系 联点 主抓",
    Sense.LEADER: "领导 领导同志 负责同志 区长 副区长 县长 副县长 市长 副市长 校长 副校长 院长 副院长 书记 副书记",
    Sense.PERSON: "责任人 负责人 牵头人 责任人员",
    Sense.CONTACT: (
        "联系人 联络人 联络员 经办人 承办人 电话 联系电话 手机 手机号 联系方式 联络方式 经办人员 电话号码 联络窗口"
    ),
    Sense.MEANS: "方式",
    Sense.NOTE: "备注 说明 附注 备考",
    Sense.STATE: "情况 进展 成果 成效 形式 标准 状态 结果 情形",
    Sense.SOURCE: "来源 批示 批示件 会议 出处 依据",
}
"""Each kind's words; a word may be of several kinds, and is what makes sense of the heading."""

COMPUTED = frozenset(
    {
        *("状态", "最新进展", "到期日", "现行到期日", "剩余天数", "办结日期", "销号日期", "延期"),
        *("完成值", "序时进度", "差距", "亮灯", "亮灯理由", "需协调解决的事项"),
    }
)
"""The headings of columns in renwu's own sheets that are worked out of plan and journal: no part of a plan."""

SIMPLIFIED = str.maketrans(
    "項務單門機關協辦時進備註聯絡繫領導責員號編內標問題點實舉體業處廳專級區縣計劃預總層類別稱任說狀態長數據"
    "節動發開始結圖參與擔當課組織電話鄉鎮園醫學會議議開來週歲評價質產際後個為無產過獲華國執權預",
    "项务单门机关协办时进备注联络系领导责员号编内标问题点实举体业处厅专级区县计划预总层类别称任说状态长数据"
    "节动发开始结图参与担当课组织电话乡镇园医学会议议开来周岁评价质产际后个为无产过获华国执权预",
)
"""Traditional characters of headings, and the simplified ones that the words above are written in."""
