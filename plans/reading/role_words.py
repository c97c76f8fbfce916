"""The words that tell what a part of the plan is for: its heading's, or its paragraph's own."""

import re

from plans.choices import ParagraphRole
from plans.reading.patterns import any_of

ROLE_WORDS: tuple[tuple[ParagraphRole, re.Pattern[str]], ...] = (
    (ParagraphRole.GUIDING, any_of(r"指导思想|总体(?:要求|思路)|基本(?:原则|思路)|工作(?:思路|原则)")),
    (
        ParagraphRole.ORGANISATION,
        any_of(
            r"组织(?:领导|机构|架构)|领导(?:小组|机构)|工作(?:专班|小组)",
            r"人员(?:组成|分工)|组成人员",
        ),
    ),
    (
        ParagraphRole.SCHEDULE,
        any_of(
            r"季度|[上下]半年|\d\s?月|[一二三四五六七八九十]月",
            r"(?:时间|进度|月度|活动)安排|实施步骤|安排表|进度",
        ),
    ),
    (ParagraphRole.STANDARDS, any_of(r"(?:慰问|补助|优待|奖励|发放)(?:金)?标准")),
    (
        ParagraphRole.GOALS,
        any_of(
            r"目标(?!任务分)(?!责任)|奋斗指标|预期成效",
            r"(?:努力|奋斗)方向|达到(?:什么|的)|实现什么",
        ),
    ),
    (
        ParagraphRole.PREFACE,
        any_of(
            r"基本情况|现状|背景|意义|存在(?:的)?(?:问题|不足)",
            r"回顾|(?:上年|去年|一年来).{0,40}(?:情况|工作)",
        ),
    ),
    (
        ParagraphRole.MEASURES,
        any_of(
            r"措施|任务|重点工作|工作(?:重点|内容|安排|要点)|主要工作|保障|制度|要求",
            r"宣传|教育|活动|共建|慰问|优抚|优待|拥军|爱民|服务|帮扶|安置|就业|维护",
            r"落实|加强|开展|建设|完善|做好|强化|深化|抓好|推进",
        ),
    ),
)
"""In this order: 组织领导 is no measure, though its sentences would be."""

PART_END = re.compile(r"(?:计划|要点|方案|安排|打算|目标|措施|任务|方向)$")
"""How a heading ends that opens a whole part of the plan: 2027年双拥共建工作目标."""

LEADS_IN = any_of(r"(?:如下|以下|制定|制订|拟定|安排|计划|方案|几(?:个|项|点)|方面)[^。；]{0,14}[。：:]?$")
"""How a paragraph ends that only leads in what follows."""

GUIDING_WORDS = any_of(
    r"为(?:工作)?(?:指导|统领|指引)|指导思想|总体要求是",
    r"以.{2,40}(?:思想|精神).{0,10}为",
)
"""What a paragraph of guiding thought says where no heading says it."""

CLOSING_WORDS = any_of(
    r"总之|综上|特此|以上(?:是|计划)|本计划(?:自|由|如)",
    r"在今后的工作中|今后，?我们|新的一年里?[,，\s]*我们(?:一定|将|要)",
    r"让我们|我们(?:相信|一定)|我(?:社区|村|街道|校|院|局|公司|单位)(?:一定|相信|决心)",
)
"""How the last paragraph opens that closes a plan with good wishes."""


def role_of(heading: str) -> str:
    """The role that a heading's words name; empty where they name none."""
    return next((str(role) for role, pattern in ROLE_WORDS if pattern.search(heading)), "")
