"""What people may choose by. The parser and completion name these, so nothing here loads what works them out."""

from collections.abc import Mapping

SOON_DAYS = 30
"""A task is 临期 when it is due within so many days, unless the user or its plan says otherwise."""

SORT_KEYS: Mapping[str, str] = {
    "id": "编号",
    "due": "到期日",
    "lead": "牵头单位",
    "status": "状态",
    "leader": "分管领导",
}
"""What `renwu.standing.query.sort` takes, with the Chinese word for each."""

GROUPINGS: Mapping[str, str] = {
    "lead": "牵头单位",
    "support": "协办单位",
    "leader": "分管领导",
    "section": "板块",
    "measure": "主要措施",
    "due": "到期月份",
    "status": "状态",
    "plan": "方案",
    "kind": "类别",
}
"""What `renwu.standing.counts.group` takes, with the Chinese word for each."""
