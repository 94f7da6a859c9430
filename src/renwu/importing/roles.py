"""The words that say who leads and who supports: 牵头 配合 会同 and their like, as cells and texts have them."""

import re

_LEADING = "总牵头|牵头|主办|主责|负责|承办|抓总|统筹|实施|落实"
_SUPPORTING = "配合|协办|会办|协同|协助|参与|参加|支持|指导"
TOGETHER = "会同"  # whoever stands before it leads
_KIND = "单位|部门|机关|科室|处室|股室"
_LATER = "第[二三四五六]责任"  # the second responsible unit supports the first
KEY = re.compile(
    rf"[【\[]?(?:(?P<lead>(?:(?:第[一二三四五六]|主要|首要)?(?:{_LEADING})|(?:第一|主要|首要)?责任)(?:责任)?(?:{_KIND})?)"
    rf"|(?P<support>(?:{_SUPPORTING}|{_LATER})(?:责任)?(?:{_KIND})?)"
    rf"|(?P<deadline>(?:完成|办理|办结)?(?:时限|时间|期限)))\s*(?:[:：][】\]]?|[】\]][:：]?)\s*"
)
AFTER = re.compile(
    rf"(?P<names>.+?)(?:共同|具体|联合|牵头)?(?:(?P<lead>{_LEADING})|(?P<support>{_SUPPORTING}))(?:单位|负责|落实|实施|推进|办理)?"
)
MARKED = re.compile(rf"(?P<name>.+?)[（(](?:(?P<lead>{_LEADING})|(?P<support>{_SUPPORTING}|责任))(?:单位|部门)?[)）]")
MARKED_BEFORE = re.compile(
    rf"[（(【](?:(?P<lead>{_LEADING})|(?P<support>{_SUPPORTING}|责任))(?:单位|部门)?[)）】](?P<name>[^（）()【】]+)"
)
ROLE = re.compile(f"{_LEADING}|{_SUPPORTING}|{TOGETHER}")
# （B配合） behind A牵头 is a clause of its own; （牵头） on a line of its own belongs to the name above.
BRACKETED_ROLE = re.compile(rf"(?<=[头办责])[（(]([^（）()]+(?:{_LEADING}|{_SUPPORTING}))[)）]")
BARE_ROLE = re.compile(rf"(?<!\s)\s*\n\s*([（(](?:{_LEADING}|{_SUPPORTING}|责任)(?:单位|部门)?[)）])")
LEADS = re.compile("牵头|主办|主责|抓总")
# Where a text goes over to who is responsible: a key with a colon, or a last bracket that says who leads.
TAIL_KEYS = re.compile(rf"(?:[（(【\[]\s*)?(?:牵头|主办|主责|承办|责任)(?:责任)?(?:{_KIND})\s*[:：]")
TAIL_BRACKET = re.compile(rf"[（(](?P<said>[^（）()]*(?:{_LEADING}|责任单位[:：])[^（）()]*)[)）]\s*。?\s*$")
