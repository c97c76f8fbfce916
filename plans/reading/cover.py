"""Title, year and unit of a plan, from its first lines and its last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.reading.found import LineKind
from plans.reading.parts import Part
from shuangyong.almanac.chinese_numbers import half_width, to_int

_YEAR = re.compile(
    r"(?<![0-9])(20[0-9]{2}|二[〇○零0Oo][〇○零0一二三四五六七八九]{2})\s*(?:[-—~至]\s*(?:20)?[0-9]{2}\s*)?(?:学)?年"
)
# 《2024年…》 and 〔2024〕 name a document.
_CITED = re.compile(r"《[^《》]{0,80}》|[〔\[][^〔〕\[\]]{0,20}[〕\]]")
_PLACEHOLDER = re.compile(r"(?:20|２０|二[〇○零])?[xX×ＸｘＯ○*＊_＿]{2,4}\s*年")
_KINDS: tuple[tuple[str, str], ...] = (
    ("hospital", r"医院|卫生院|卫生服务中心|保健院"),
    ("school", r"中学|小学|学校|学院|大学|幼儿园|职高|附中|附小|一中|二中|三中"),
    ("company", r"公司|集团|厂|企业|银行|商场|股份|超市|酒店"),
    ("community", r"社区|居委会|居民委员会"),
    ("village", r"村委会|村民委员会|[^\s，。；：]{2,4}村(?![（(]居|民|级|庄|镇|组|务|医|干|里|企)"),
    ("township", r"[^\s，。；：]{1,4}[镇乡](?!村|政府各|贤)"),
    ("street", r"街道(?!办?(?:双拥办|党工委|办事处|武装部))|街道办事处"),
    (
        "bureau",
        r"[^\s，。；：]{2,8}(?:局|委员会|检察院|法院|税务所|管理处|交警(?:大队|支队))",
    ),
    (
        "district",
        r"[^\s，。；：我全]{1,4}[区县市](?:双拥(?:办|工作领导小组)?|委|人民政府)|[我全][区县市]|[区县市]$",
    ),
)
_UNIT_END = "|".join(
    (
        r"社区(?:居委会|居民委员会)?|村(?:委会|民委员会)?|街道(?:办事处)?|[镇乡](?:人民政府)?|[区县市]",
        r"局|分局|委员会|法院|检察院|大队|所|站|中心|院|办公室|双拥办",
        r"中学|小学|学校|学院|大学|幼儿园|附中|一中|二中|三中|医院|卫生院|卫生服务中心",
        r"公司|集团|厂|银行|支行",
    )
)
# What may follow a unit's name in a title: the year, masked or not, or what the plan is about.
_BEHIND_UNIT = "|".join(
    (
        r"20|２０|二[〇○零]|[xX×*]{2}|年|[0-9]|全年|度|$",
        r"双拥|拥军|国防|军民|优抚|退役|共建|开展|创建|做好|争创|关于|“",
    )
)
_UNIT = re.compile(rf"(?:关于(?:印发)?)?《?([^，。；：《》\s]{{1,30}}?(?:{_UNIT_END}))(?=(?:{_BEHIND_UNIT}))")
_OFFICE = re.compile(r"双拥(?:工作领导小组(?:办公室)?|办(?:公室)?)")
_SIGNED_UNIT = re.compile(rf"[^，。；：]{{2,30}}(?:{_UNIT_END}|领导小组|党委|支部)")
_YEAR_FIRST = re.compile(r"(?:20\d\d|二[〇○零]..)年度?")
_MASKED_UNIT = re.compile(r"[xX×*＊]{1,6}(?:社区|公司|街道|村|镇|乡|局|学校|医院)")
# Words of the plan itself, most often used of oneself.
_OURSELVES: tuple[tuple[str, str], ...] = (
    ("community", r"我(?:们)?社区|本社区|社区(?:全体|居民|工作人员|志愿者|干部)"),
    ("village", r"我村|本村|全村|村民|村两委"),
    ("street", r"我街道|本街道|街道(?:各|党工委|办事处)"),
    ("township", r"我[镇乡]|本[镇乡]|全[镇乡]"),
    ("school", r"我校|本校|全校|师生|班主任"),
    ("hospital", r"我院|全院|医护|科主任|院领导"),
    ("company", r"我(?:公司|司|厂)|本公司|公司(?:党委|各|领导)|集团公司|职工"),
    ("bureau", r"我局|本局|全局(?:上下|干部)|局(?:领导|机关|党组)|各股室|各科室"),
    ("district", r"我区|全区|我县|全县|我市|全市|各(?:街道|乡镇)"),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """`year` is 0 where none stands; `placeholder` the 20xx that stands for it."""

    title: str = ""
    title_lines: tuple[int, ...] = ()
    year: int = 0
    placeholder: str = ""
    unit: str = ""
    unit_kind: str = ""


def cover_of(parts: Sequence[Part]) -> Cover:
    """What the title, the signature and the text say of the plan as a whole."""
    titles = [part for part in parts if part.kind is LineKind.TITLE]
    title = "".join(part.block.text.strip() for part in titles)
    signature = [part.block.text.strip() for part in parts if part.kind is LineKind.SIGN_OFF]
    body = [part.block.text for part in parts if part.kind is not LineKind.NOISE]
    year, placeholder = _year(title, body, signature)
    unit = _unit(title, signature, body)
    kind = _kind_of_name(unit) or _kind_of_name(title) or _kind_of_text(body)
    return Cover(title, tuple(part.block.line for part in titles), year, placeholder, unit, kind)


def _year(title: str, body: Sequence[str], signature: Sequence[str]) -> tuple[int, str]:
    if years := _years(title):
        return years[0], ""
    if found := _PLACEHOLDER.search(title):
        return 0, re.sub(r"[\s年]", "", found.group())
    counts: dict[int, int] = {}
    for text in body:
        for year in _years(text):
            counts[year] = counts.get(year, 0) + 1
    if counts:
        # Last year is looked back on once or twice; the plan's own year is said most, or is the later.
        return max(counts, key=lambda year: (counts[year], year)), ""
    found = next((found for text in body if (found := _PLACEHOLDER.search(text))), None)
    return 0, re.sub(r"[\s年]", "", found.group()) if found else ""


def _years(text: str) -> list[int]:
    plain = half_width(_CITED.sub("", text))
    return [to_int(re.sub(r"[○零Oo]|(?<=二)0", "〇", match[1])) for match in _YEAR.finditer(plain)]


def _unit(title: str, signature: Sequence[str], body: Sequence[str]) -> str:
    plain = _without_year(half_width("".join(title.split())))
    if (found := _UNIT.match(plain)) and len(found[1]) > 2:
        office = _OFFICE.match(plain, found.end(1))
        return found[1] + (office.group() if office else "")
    for line in signature:
        words = "".join(line.split())
        if _SIGNED_UNIT.fullmatch(words):
            return words
    masked = next((found for text in body[:6] if (found := _MASKED_UNIT.search(text))), None)
    return masked.group() if masked else ""


def _without_year(title: str) -> str:
    found = _YEAR_FIRST.match(title)
    return title[found.end() :] if found else title


def _kind_of_name(name: str) -> str:
    if not name:
        return ""
    last, kind_found = -1, ""
    for kind, pattern in _KINDS:
        for match in re.finditer(pattern, name):
            if match.end() > last:
                last, kind_found = match.end(), kind
    return kind_found


def _kind_of_text(body: Sequence[str]) -> str:
    counts = {kind: sum(len(re.findall(pattern, text)) for text in body) for kind, pattern in _OURSELVES}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else ""
