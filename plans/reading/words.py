"""The words by which a reader of plans knows what a line is. General families, not phrases of one text."""

import re

from plans.choices import ParagraphRole

TITLE_END = re.compile(r"(?:计划|要点|方案|安排|打算|规划|意见)(?:表)?(?:[（(][^（）()]*[）)])?$")
HEADING_WORDS = re.compile(
    r"指导思想|总体(?:要求|思路|目标|任务)|基本(?:原则|情况|思路)|工作(?:目标|任务|措施|重点|思路|要求|内容|安排|步骤|原则|机制)"
    r"|主要(?:任务|工作|目标|措施|内容)|重点(?:任务|工作)|目标(?:任务|要求)?$|任务(?:分工|分解)?$|(?:保障|具体|工作|推进)?措施$"
    r"|组织(?:领导|机构|保障)|领导小组|(?:时间|进度|活动|季度|月度|工作|具体)安排|实施步骤|(?:保障|制度|经费|机制)(?:机制|保障)?$"
    r"|(?:慰问|补助|优待|奖励|经费)标准|[一二三四1-4]季度|[上下]半年|宣传教育|拥军优属|拥政爱民|国防教育|优抚|军民共建|共建"
)
ROLE_WORDS: tuple[tuple[ParagraphRole, re.Pattern[str]], ...] = (
    (ParagraphRole.GUIDING, re.compile(r"指导思想|总体(?:要求|思路)|基本(?:原则|思路)|工作(?:思路|原则)")),
    (
        ParagraphRole.ORGANISATION,
        re.compile(r"组织(?:领导|机构|架构)|领导(?:小组|机构)|工作(?:专班|小组)|人员(?:组成|分工)|组成人员"),
    ),
    (
        ParagraphRole.SCHEDULE,
        re.compile(
            r"季度|[上下]半年|\d\s*月|[一二三四五六七八九十]月|(?:时间|进度|月度|活动)安排|实施步骤|安排表|进度"
        ),
    ),
    (ParagraphRole.STANDARDS, re.compile(r"(?:慰问|补助|优待|奖励|发放)(?:金)?标准")),
    (
        ParagraphRole.GOALS,
        re.compile(r"目标(?!任务分)(?!责任)|奋斗指标|预期成效|(?:努力|奋斗)方向|达到(?:什么|的)|实现什么"),
    ),
    (
        ParagraphRole.PREFACE,
        re.compile(
            r"基本情况|回顾|(?:上年|去年|一年来).*(?:情况|工作)|现状|背景|意义|存在(?:的)?(?:问题|不足)"
        ),
    ),
    (
        ParagraphRole.MEASURES,
        re.compile(
            r"措施|任务|重点工作|工作(?:重点|内容|安排|要点)|主要工作|保障|制度|要求|宣传|教育|活动|共建|慰问|优抚|优待|拥军|爱民|服务|帮扶|安置|就业|维护|落实|加强|开展|建设|完善|做好|强化|深化|抓好|推进"
        ),
    ),
)
PART_END = re.compile(r"(?:计划|要点|方案|安排|打算|目标|措施|任务|方向)$")
SECTION_WORDS = re.compile(
    r"指导思想|总体(?:要求|思路|目标)|基本(?:原则|情况)|目标|措施|保障|要求|组织(?:领导|机构)|领导小组|安排|任务$|重点|标准|注意事项|经费|回顾"
)
LEADS_IN = re.compile(
    r"(?:如下|以下|制定|制订|拟定|安排|计划|方案|几(?:个|项|点)|方面)[^。；]{0,14}[。：:]?$"
)
GUIDING_WORDS = re.compile(
    r"为(?:工作)?(?:指导|统领|指引)|指导思想|总体要求是|以.{2,40}(?:思想|精神).{0,10}为"
)
CLOSING_WORDS = re.compile(
    r"总之|综上|在今后的工作中|今后，?我们|新的一年里?[,，\s]*我们(?:一定|将|要)|让我们|我们相信|我们一定|以上(?:是|计划)|本计划(?:自|由|如)|特此|我(?:社区|村|街道|校|院|局|公司|单位)(?:一定|相信|决心)"
)
_DAY = re.compile(
    r"(?:\d{4}|[二２][〇○零０oO]\S{2}|20[xX*＊×]{2}|[xX*＊×]{2,4})\s*年\s*\S{1,3}\s*月(?:\s*\S{1,3}\s*日)?$"
)
_DATE_AT_END = re.compile(
    r"(?:\d{4}|[二２][〇○零０]\S{2}|20[xX*]{2}|[xX*]{2,4})(?:年\S{1,3}月(?:\S{1,3}日)?|[.．/-]\d{1,2}[.．/-]\d{1,2})$"
)
_SIGNATURE = re.compile(
    r"^[^。；，：,;:]{3,30}(?:社区|村|委员会|居委会|村委会|街道|办事处|办公室|局|公司|学校|中学|小学|医院|学院|党委|党工委|政府|领导小组|双拥办|人武部|工会|支部|总支|中心|站)$"
)
_ATTACHED = re.compile(
    r"^(?:附件?[0-9一二三四五]?[：:]|附件|填表人|制表|审核人|注[：:]|备注[：:]|抄送|主送|印发|联系人|联系电话|（此件|\(此件)"
)
_WEB = re.compile(
    r"(?i)https?://|www\.|\.com|\.cn\b|(?:本文|文章|资料)(?:来源|来自|由)|转载|小编|仅供参考|点击(?:下载|查看)|(?:上|下)一篇|相关(?:文章|推荐|阅读)|范文(?:网|大全)|版权"
    r"|责任编辑|浏览次数|发布时间"
)
_RULE = re.compile(r"^[\s\-—_=*＊~·.…第页共/\d]+$")
_ADDRESS = re.compile(r"^[^。；]{2,60}[：:]$")
_RECIPIENT = re.compile(
    r"(?:各|全体|区|街道|县|市).{0,30}(?:社区|科室|部门|单位|村|办|所|处|支部|年级|公司|居委会|村委会)[^。]{0,20}[：:]$"
)


def is_sign_off(text: str) -> bool:
    """A line of the end: unit, date, both in one, 附件, 抄送."""
    words = "".join(text.split())
    if _DAY.fullmatch(words) or _SIGNATURE.match(words) or _ATTACHED.match(words):
        return True
    name = _DATE_AT_END.sub("", words)
    return name != words and bool(_SIGNATURE.match(name) or len(name) <= 2)


def is_noise(text: str) -> bool:
    """Words of a website, a rule, a page number: short lines that belong to no plan."""
    words = text.strip()
    return bool(_RULE.fullmatch(words)) or (len(words) <= 60 and bool(_WEB.search(words)))


def is_address(text: str) -> bool:
    """各科室、各班组：."""
    words = text.strip()
    return bool(_ADDRESS.match(words) and _RECIPIENT.match(words))
