"""The words by which a heading is known, whether it has a number or has lost it."""

from plans.reading.patterns import any_of
from shuangyong.almanac.words import find_timings

_ANY_YEAR = 2026

HEADING_WORDS = any_of(
    # what a plan opens with
    r"指导思想|总体(?:要求|思路|目标|任务)|基本(?:原则|情况|思路)",
    # what is to be done
    r"工作(?:目标|任务|措施|重点|思路|要求|内容|安排|步骤|原则|机制)",
    r"主要(?:任务|工作|目标|措施|内容)|重点(?:任务|工作)",
    r"目标(?:任务|要求)?$|任务(?:分工|分解)?$|(?:保障|具体|工作|推进)?措施$",
    # who sees to it, and with what
    r"组织(?:领导|机构|保障)|领导小组|(?:保障|制度|经费|机制)(?:机制|保障)?$",
    r"(?:慰问|补助|优待|奖励|经费)标准",
    # when
    r"(?:时间|进度|活动|季度|月度|工作|具体)安排|实施步骤|[一二三四1-4]季度|[上下]半年",
    # the fields of the work
    r"宣传教育|拥军优属|拥政爱民|国防教育|优抚|军民共建|共建",
)
"""Words that stand in headings, hardly in short sentences."""

SECTION_WORDS = any_of(
    r"指导思想|总体(?:要求|思路|目标)|基本(?:原则|情况)|回顾",
    r"目标|措施|要求|安排|任务$|重点",
    r"保障|组织(?:领导|机构)|领导小组|标准|经费|注意事项",
)
"""Words of headings that open a section of the plan, never something under another heading."""

MEMBER_LABEL = any_of(
    r"组\s*长|成\s*员|联\s*络\s*员|责任人|负责人|联系人|参加人员",
    r"电话|地\s*点|时\s*间|对\s*象|内\s*容|要\s*求",
)
"""What stands before a colon and names a person or a detail of one activity: no heading."""

# What a heading may say beside its time: brackets, the year, 第…, 工作, 任务, 准备阶段.
_BESIDE_TIME = any_of(
    r"[\s（）()\[\]]",
    r"(?:20|二[〇○零])?[\dxX*＊×]{2,4}年度?",
    r"第|工作|任务|安排|份|活动|[一-鿿]{0,6}阶段",
)


def is_dated(words: str) -> bool:
    """Whether any time is said."""
    return bool(find_timings(words, _ANY_YEAR))


def is_time(words: str) -> bool:
    """Whether hardly more than a time is said: 1—3月, 第一季度（1—3月）, 20xx年7—9月, 春节前后."""
    found = find_timings(words, _ANY_YEAR)
    taken = sum(end - start for start, end, _ in found)
    rest = len(_BESIDE_TIME.sub("", words))
    return bool(found) and taken * 2 >= min(rest, len(words))
