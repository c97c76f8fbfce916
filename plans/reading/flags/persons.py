"""Names, numbers of persons, unit designations and lists of serving officers: not for a plan."""

import re
from collections.abc import Iterator

from plans.checks.years import PERSONAL, UNIT_NUMBER
from plans.reading.flags.looking import HAN, Look, shown
from plans.reading.found import Edit, Flag, LineKind, ReadLine, Span
from plans.reading.names import is_masked, is_name
from shuangyong.almanac.chinese_numbers import half_width

# Who is told of, and is none of those who do the work. Behind the first a name is likely, behind the others
# any word may stand, so that more must speak for a name.
_LIKELY = (
    "老红军|老八路|老战士|老英雄|战斗英雄|英雄|老复员军人|烈士|士官|军士|班长|排长|连长|营长|团长|旅长|政委"
    "|教导员|指导员|参谋长|参谋|大队长|中队长"
)
_OTHERS = (
    "复员军人|退伍军人|退役军人|残疾军人|伤残军人|老党员|老兵|老战友|优抚对象|军属|烈属|军嫂|军娃|功臣|遗属"
    "|困难户|孤儿|空巢老人|孤寡老人|老人|居民|村民|战士"
)
_TOLD = re.compile(rf"(?:(?P<likely>{_LIKELY})|{_OTHERS})(?=[{HAN}])")
_CLOSES = r"[，,、。；;：:（(）)”\s]|同志|$"
_GOES_ON = r"烈士|老人|奶奶|爷爷|大爷|大娘|先生|女士|夫妇|等|家|为|对|给|向|讲|作|做|担任"
_BEHIND = {
    (True, 2): re.compile(f"{_CLOSES}|同志|等|对|为|给|讲|作|担任"),
    (True, 3): re.compile(f"{_CLOSES}|{_GOES_ON}|的|来|到|与|和|及|在|是|以|回|进|介绍"),
    (False, 2): re.compile("同志|[（(]"),
    (False, 3): re.compile(f"{_CLOSES}|{_GOES_ON}"),
}
_MILITIA = re.compile(r"(?:民兵|社区|网格)$")
# Whom everybody knows by name, and whose name a plan may well say.
_KNOWN = (
    "、雷锋、黄继光、邱少云、董存瑞、杨根思、罗盛教、王杰、张思德、焦裕禄、杨靖宇、赵一曼、刘胡兰、方志敏、左权、叶挺"
    "、习近平、毛泽东、邓小平、朱德、彭德怀、"
)
# Surnames that open usual words as well: 包饺子, 纪念日, 高高兴兴.
_COMMON = frozenset(
    "包纪关高常安和万易方时相向于从任解查全成应充平车花毛教元农后训步普权信计光商都幸劳衣战居广东满乐明能位通"
    "进送干连强温康路边迟冷海封戏景金习利有国师双水暴房官年"
)
_TITLED = re.compile("同志|烈士|[（(]")
_CALLED = ("奶奶", "爷爷", "大爷", "大娘", "大妈", "阿姨", "师傅", "老师", "妈妈", "大叔")

_ARMS = (
    "警卫|通信|通讯|侦察|工兵|炮兵|坦克|装甲|高炮|防空|导弹|雷达|汽车|防化|特战|特种|步兵|机步|摩步|合成|舰载"
    "|航空兵|海军陆战"
)
# 师, 旅, 团, 营, 连 where they begin no other word: 师生, 旅游, 团队, 营业, 连续.
_BODY = (
    "(?:师(?![生傅资范德长级大专史])|旅(?![游行客途馆程])|团(?![队结委员体支圆费校干拜购课日圈聚长级市])"
    "|营(?![养造业商区地房运门利员长级销])|连(?![续接环冠队心线片带同年任长级锁]))"
)
_STAFF = r"(?:[xXｘＸ×*]{1,4}|某)?(?:军区|集团军|战区)?(?:政治部|司令部|参谋部|后勤部|装备部|保障部)"
_DESIGNATION = re.compile(
    rf"(?:驻[{HAN}]{{0,3}}?的?)?(?:"
    rf"{UNIT_NUMBER.pattern}"
    r"|第[0-9一二三四五六七八九十百]{1,4}集团军"
    rf"|(?:第[0-9一二三四五六七八九十]{{1,4}}|(?<![0-9.])[1-9][0-9]{{1,3}})(?:{_ARMS})?{_BODY}"
    rf"|{_STAFF}(?:直属|机关)?(?:{_ARMS})?{_BODY}"
    rf"|(?<!民兵)(?<!应急)(?:{_ARMS})(?:{_BODY}|分队|大队)"
    r")"
)
_ROSTER = re.compile(
    r"(?:现役)?(?:军官|军士|士官|士兵|官兵|指战员|部队领导|部队首长|现役军人)(?:的)?(?:通讯录|通信录|联系方式|联系表|联系簿|名录|名册|花名册|名单)"
    r"|(?:部队|营区|驻军)(?:的)?(?:编制|兵力|部署|驻地(?:位置|地址)|装备情况)"
)
_LABEL = re.compile(r"[（(]?(?:联系|办公|手机)?(?:电话|手机|身份证)(?:号码?)?[：:]?[ 　]*$")


def person_flags(look: Look) -> Iterator[Flag]:
    """What says who somebody is, or what the armed forces keep to themselves."""
    yield from _designations(look)
    yield from _rosters(look)
    yield from _numbers(look)
    yield from _names(look)


def _designations(look: Look) -> Iterator[Flag]:
    edits: list[Edit] = []
    for line in look.lines:
        plain = half_width(line.text)
        for match in _DESIGNATION.finditer(plain):
            edits.append(Edit(Span(line.number, *match.span()), _instead(match[0])))
    if edits:
        yield Flag(
            "unit_designation",
            f"{len(edits)}处像是写了部队的番号或具体单位。",
            "番号不宜写进文件，可以改为“驻区某部”。",
            tuple(edit.span for edit in edits),
            tuple(edits),
        )


def _instead(words: str) -> str:
    """驻区 stays where it stood: 驻区12345部队 is 驻区某部."""
    found = re.match(r"驻(?:[区地县市街镇乡村军]|本[区地])", words)
    return f"{found[0]}某部" if found else "驻区某部"


def _rosters(look: Look) -> Iterator[Flag]:
    spans = tuple(
        Span(line.number, *match.span()) for line in look.lines for match in _ROSTER.finditer(line.text)
    )
    if spans:
        yield Flag(
            "officer_list",
            "写到了现役官兵的名单、联系方式或者部队的情况。",
            "这些不宜由地方编印和保存，可以删去这一项，需要时由部队的双拥联系人转达。",
            spans,
        )


def _numbers(look: Look) -> Iterator[Flag]:
    edits: list[Edit] = []
    for line in look.lines:
        plain = half_width(line.text)
        for match in PERSONAL.finditer(plain):
            start, end = match.span()
            label = _LABEL.search(plain, max(0, start - 12), start)
            if label:
                start = label.start()
            opened = plain[start : start + 1] if label else plain[start - 1 : start]
            if opened in ("（", "(") and opened:
                start = start if label else start - 1
                end += plain[end : end + 1] in ("）", ")")
            edits.append(Edit(Span(line.number, start, end), ""))
    if edits:
        yield Flag(
            "personal_number",
            f"{len(edits)}处像是写了手机号或身份证号。",
            "计划要印发出去，可以把号码删去。",
            tuple(edit.span for edit in edits),
            tuple(edits),
        )


def _names(look: Look) -> Iterator[Flag]:
    """A name behind words like 老红军; not of the group, not of whom everybody knows."""
    ours = {member.name for member in look.reading.members}
    ours |= {task.responsible_person for task in look.reading.tasks}
    found: dict[str, list[Span]] = {}
    for line in look.lines:
        if line.kind in (LineKind.TABLE_HEAD, LineKind.TITLE):
            continue
        for start, end in _named(line):
            name = line.text[start:end]
            if name not in ours and f"、{name}、" not in _KNOWN:
                found.setdefault(name, []).append(Span(line.number, start, end))
    for name, spans in found.items():
        hidden = f"{name[0]}某某"
        yield Flag(
            "person_name",
            f"“{shown(name)}”可能是一个人的姓名。",
            f"计划里一般只写类别和人数，可以改为“{hidden}”；本人同意写出姓名的，就不用改。",
            tuple(spans),
            tuple(Edit(span, hidden) for span in spans),
        )


def _named(line: ReadLine) -> Iterator[tuple[int, int]]:
    text = line.text
    for match in _TOLD.finditer(text):
        if _MILITIA.search(text, max(0, match.start() - 2), match.start()):
            continue
        likely, start = match["likely"] is not None, match.end()
        for length in (3, 2, 4):
            end = start + length
            name = text[start:end]
            if len(name) < length or not is_name(name) or is_masked(name):
                continue
            behind = _TITLED if name[0] in _COMMON else _BEHIND[likely, min(length, 3)]
            if name[1:] not in _CALLED and behind.match(text, end):
                yield start, end
                break
