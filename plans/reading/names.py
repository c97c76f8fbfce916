"""Whether a word is a person's name, a post or a unit; and where a post ends and the name begins."""

import re
from functools import lru_cache

from plans.reading.plain_words import NO_NAMES
from plans.reading.surnames import COMPOUND, SURNAMES

_MASKED = re.compile(r"[某×ＸxX*＊]{1,2}")
# What a post ends with. The last sign alone ("…长") makes a post only of three signs or more.
_POST = re.compile(
    r"(?:书记|主任|主席|委员|代表|干事|经理|总监|总裁|工程师|会计|出纳|秘书|教师|老师|医生|医师|护士"
    r"|政委|参谋|助理|专干|专员|人员|队员"
    r"|组员|成员|民警|警官|警员|格员|科员|职员|文员|信息员|办事员|辅导员|教导员|指导员|协理员|保管员"
    r"|安全员|宣传员|联络员|调研员|研究员"
    r"|顾问|负责人|责任人|联系人|带头人|召集人|当家人|干部|党员|居民|村民|群众|官兵|军人|战士|志愿者"
    r"|骨干|班子|校医|村医|主管|总管"
    r"|支书|文书|社工|职工|员工|主编|编辑|记者|律师|教授|讲师|家长|学生|同学|老兵|老战士|工作者|爱好者"
    r"|首长|领导|副职|正职|兼职|巡视员"
    r"|[一-鿿]长)$"
)
_UNIT = re.compile(
    r"(?:[办科股室部处局院所站厂组队团委校村镇乡区县市街路]|公司|单位|中心|街道|中学|小学|大学|学校"
    r"|银行|支行|部队|驻军|工会|妇联|残联|文联|学会"
    r"|协会|商会|联会|委会|法院|支部|部门|机关|企业|超市|物业|会员单位"
    r"|[一二三四五六七八九十0-9]+[连营排班]|学部|年级|系部|教研组|工作站)$"
)
_MANY = re.compile(r"^(?:各|全体|其他|其余|有关|相关|所有|部分|以及|若干|辖区|驻区|本单位|另)")
_ODD = frozenset("各每者们的把被这那或及等将由请于副")


def is_post(word: str) -> bool:
    """A post, a unit, or many people at once (各科室负责人): who is no single person."""
    if _MANY.match(word) or word[:2] in ("党政", "武装"):
        return True
    found = _POST.search(word)
    if found and (len(found.group()) < len(word) or not found.group().endswith("长") or len(word) < 3):
        return True
    return bool(found) or (len(word) > 1 and bool(_UNIT.search(word)))


def is_many(word: str) -> bool:
    """各科室负责人, 全体党员: nobody by name."""
    return bool(_MANY.match(word))


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Two to four Han signs that begin with a surname and are no post and no usual word; 陈某某 too."""
    if not 2 <= len(word) <= 4:
        return False
    head = 2 if word[:2] in COMPOUND else 1
    if head == 1 and word[0] not in SURNAMES:
        return False
    given = word[head:]
    if not given:
        return False
    if _MASKED.fullmatch(given):
        return True
    if not all("一" <= sign <= "鿿" for sign in word) or len(given) > 2:
        return False
    if word[:2] in NO_NAMES or word in NO_NAMES or not _ODD.isdisjoint(given):
        return False
    return not is_post(word)


def is_masked(name: str) -> bool:
    """陈某, 李××: a name that is not written out."""
    return bool(_MASKED.fullmatch(name[1:]) or (name[:2] in COMPOUND and _MASKED.fullmatch(name[2:])))


def could_be_foreign(word: str) -> bool:
    """A name without a known surname (卓玛, 阿依古丽, 买买提·艾力): sure only by the company it keeps."""
    if "·" in word and all(part and all("一" <= sign <= "鿿" for sign in part) for part in word.split("·")):
        return len(word) <= 20
    han = 2 <= len(word) <= 4 and all("一" <= sign <= "鿿" for sign in word)
    return han and word[:2] not in NO_NAMES and _ODD.isdisjoint(word) and not is_post(word)


def split_glued(word: str) -> int:
    """Where the name begins in 办事处主任上官云 or 服务站甘露; 0 where this is no post with a name behind."""
    places = []
    for length in (4, 3, 2):
        place = len(word) - length
        if place >= 2 and is_name(word[place:]) and is_post(word[:place]):
            places.append(place)
    if not places:
        return 0
    # 会计师成才: the longer post where its last sign could open the name as well.
    if (
        len(places) > 1
        and is_post(word[: places[-1]])
        and len(places) == 2
        and word[places[0]] in "长任记席员师委事"
    ):
        return places[-1]
    return places[0]


_TITLES = re.compile(
    r"(?:[副总代]|常务|第一)*(?:社区|村|街道|镇|乡|局|院|校|厂|公司|党委|党支部|支部|工会|妇联)*(?:副)?"
    r"(?:书记|主任|主席|委员|经理|政委|医生|老师|会计|[校院局处科所站乡镇村县区市厅队连营团部]长)$"
)


def split_titled(word: str) -> int:
    """Where the name ends in 林建国书记; 0 where this is no name with a title behind."""
    for length in (3, 4, 2):
        if length >= len(word) or not is_name(word[:length]) or not _TITLES.fullmatch(word[length:]):
            continue
        # Two signs before 局长 are as likely a unit (安监局长) as a name.
        if length == 2 and not word[2:].startswith(("副", "书记", "主任")):
            continue
        return length
    return 0
