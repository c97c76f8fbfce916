"""The words by which the lines round a plan are known: title, address, signature, website."""

import re

from plans.reading.patterns import any_of

TITLE_END = re.compile(r"(?:计划|要点|方案|安排|打算|规划|意见)(?:表)?(?:[（(][^（）()]{0,60}[）)])?$")
"""How a plan's title ends."""

_LONGEST_NOISE = 60
_YEAR = r"(?:\d{4}|[二２][〇○零０oO]\S{2}|20[xX*＊×]{2}|[xX*＊×]{2,4})"
# 2026年1月8日, 二〇二六年一月八日, 20xx年x月.
_DAY = re.compile(rf"{_YEAR}年\S{{1,3}}月(?:\S{{1,3}}日)?$")
_DAY_BEHIND_NAME = re.compile(rf"{_YEAR}(?:年\S{{1,3}}月(?:\S{{1,3}}日)?|[.．/-]\d{{1,2}}[.．/-]\d{{1,2}})$")
_UNIT_ENDS = "|".join(
    (
        r"社区|村|委员会|居委会|村委会|街道|办事处|办公室|局|政府|党委|党工委|支部|总支",
        r"公司|学校|中学|小学|医院|学院|中心|站|工会",
        r"领导小组|双拥办|人武部",
    )
)
_SIGNATURE = re.compile(rf"[^。；，：,;:]{{3,30}}(?:{_UNIT_ENDS})$")
_ATTACHED = any_of(
    r"附件?[0-9一二三四五]?[：:]|附件|[（(]此件",
    r"抄送|主送|印发|联系人|联系电话",
    r"填表人|制表|审核人|注[：:]|备注[：:]",
)
_WEB = any_of(
    r"(?i:https?://|www\.|\.com|\.cn\b)",
    r"(?:本文|文章|资料)(?:来源|来自|由)|转载|小编|仅供参考|责任编辑|发布时间|浏览次数|版权",
    r"点击(?:下载|查看)|(?:上|下)一篇|相关(?:文章|推荐|阅读)|范文(?:网|大全)",
)
# A rule of signs, or 第 1 页 / 共 3 页.
_RULE = re.compile(r"[\s\-—_=*＊~·.…第页共/\d]+")
_ADDRESS = re.compile(r"[^。；]{2,60}[：:]$")
_RECIPIENT = re.compile(
    r"(?:各|全体|区|街道|县|市).{0,30}"
    r"(?:社区|科室|部门|单位|村|办|所|处|支部|年级|公司|居委会|村委会)[^。]{0,20}[：:]$"
)


def is_sign_off(text: str) -> bool:
    """A line of the end: unit, date, both in one, 附件, 抄送."""
    words = "".join(text.split())
    if _DAY.fullmatch(words) or _SIGNATURE.match(words) or _ATTACHED.match(words):
        return True
    name = _DAY_BEHIND_NAME.sub("", words)
    return name != words and bool(_SIGNATURE.match(name) or len(name) <= 2)


def is_noise(text: str) -> bool:
    """Words of a website, a rule, a page number: short lines that belong to no plan."""
    words = text.strip()
    return bool(_RULE.fullmatch(words)) or (len(words) <= _LONGEST_NOISE and bool(_WEB.search(words)))


def is_address(text: str) -> bool:
    """各科室、各班组：."""
    words = text.strip()
    return bool(_ADDRESS.match(words) and _RECIPIENT.match(words))
