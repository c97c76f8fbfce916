"""Who does a task, with whom, for which people, and where."""

import re

from plans.reading.names import is_name, is_post, split_glued

_PERSONS = (
    r"志愿者|志愿服务队|居民|村民|市民|党员|干部|学生|师生|同学|青少年|未成年人|儿童|少年|团员|队员"
    r"|官兵|军人|战士|新兵|青年|医生|医师|医护|医务人员|护士|专家|律师|职工|员工|群众"
    r"|代表|军属|家属|军嫂|烈属|老兵|老战士|老红军|教师|老师|教官|讲师|企业家|人员|对象|同志|家庭|商户"
    r"|干警|民警|妇女|小朋友|领导|班子成员|书记|主任|政委|首长|委员|模范|功臣|英雄|演员|文艺队|合唱团"
    r"|宣传队|骨干|长者|工作者|咨询师|规划师|[一-鿿]长"
)
_NO = r"[^，,。；;：:（）()“”《》]"
_WHO = r"[^，,。；;：:（）()“”《》对为给向到在由去看、]"
_PEOPLE = rf"(?P<who>{_WHO}{{0,24}}?(?:{_PERSONS})(?:(?:、|和|及|与|以及){_WHO}{{0,12}}?(?:{_PERSONS}))*)"
_ACT = (
    r"(?=$|[，,。；;、]|到|前往|赴|深入|走进|走访|进|开展|参加|参与|参观|观看|收看|学习|进行|为|给|向"
    r"|在|来|讲|作|做|担任|举办|举行|座谈|祭扫|瞻仰|慰问|看望|上门|帮助|以|与|同|对|上|义务|清|打扫"
    r"|利用|宣|协助|成立|体验|听|写|开|教|做|当|成|组成|编|排|制|用|义诊|结对|联)"
)
_ORGANISE = re.compile(
    r"(?:组织|发动|动员|号召|安排|带领|率领|选派)(?!领导|机构|实施|架构|走访|慰问|开展|采写|召开|举办"
    rf"|参观|观看|学习|参加){_PEOPLE}{_ACT}"
)
_INVITE = re.compile(
    rf"(?:邀请|聘请|约请|恭请|[，,、。；]请|^请|年请|月请|[前后日间度]请|并请){_PEOPLE}{_ACT}"
)
_TAKE_PART = re.compile(
    rf"(?:^|[，,。；;由])(?P<who>{_WHO}{{0,20}}?(?:{_PERSONS}))(?:均|都|全体|积极|要|应)?(?:参加|参与|带队)"
)
_PART_NOTE = re.compile(r"(?:参加|参与)(?:人员|对象|人)[：:为是]\s?(?P<who>[^；;。）)]{2,60})")
_UNITS = (
    r"部队|某部|中队|大队|支队|连队|驻军|武警|消防(?:救援)?站|[局厅院校所站办委处科室厂]|小学|中学"
    r"|学校|医院|武装部|人武部|双拥办|街道|社区|公司|企业|单位|部门|工会|妇联|团委|协会|商会|银行|超市"
    r"|[一-鿿]部|中心|志愿服务队|基地"
)
_PARTNER = re.compile(
    rf"(?P<sign>会同|联合|协同|携手|联手|配合|协助|与|同|和)(?P<who>{_NO}{{0,28}}?(?:{_UNITS})(?:(?:、"
    rf"|和|及|与|以及){_NO}{{1,12}}?(?:{_UNITS}))*)"
    r"(?P<after>的?(?:官兵|党员|领导|同志|战士|职工))?"
    r"(?=$|[，,。；;]|共同|联合|一起|一道|结对|签订|开展|举办|举行|组织|召开|进行|互|座谈|联欢|联谊|过"
    r"|建立|结成|做好|搞好|共建|协商|沟通|到|为|在|走访|慰问|每|定期|保持|加强|清|打扫|植|祭扫|对接"
    r"|制定|出|利用|联)"
)
_PARTNER_NOTE = re.compile(
    r"(?:配合|协助|协办|参加|参与|共建)(?:单位|部门|科室)[：:]\s?(?P<who>[^；;。）)]{2,100})"
)
_NOT_PARTNER = re.compile(r"^(?:时|样|意|步|期|年|心|上级?|步|各项|党中央)")
_UNIT_NOTE = re.compile(
    r"(?:责任|牵头|承办|主办|负责|落实|实施)(?:单位|部门|科室|处室|站所)[：:]\s?(?P<who>[^；;。）)]{2,100})"
)
_PERSON_NOTE = re.compile(r"(?:责任|负责|联系|牵头|经办)人[：:]\s?(?P<who>[^，,；;。）)]{2,40})")
_BY = re.compile(
    rf"由(?P<who>{_NO}{{2,30}}?)(?:具体|共同|统一|全面|总)?(?:负责(?!人)|牵头|承办|主办|组织实施|负总责"
    r"|落实)"
)
_LEADS = re.compile(r"(?:^|[，,。；;（(])(?P<who>[一-鿿、]{2,16}?)(?:具体|统一)?(?:牵头|负责(?!人))")
_NO_LEADER = re.compile(
    r"认真|切实|全面|专人|专门|具体|分工|谁|要|对|向|为|做到|明确|主要|共同|项|时间|任务|工作$|一把手|层层"
)
_PLACES = (
    r"广场|公园|室|服务站|中心|院|厅|馆|陵园|礼堂|会堂|讲堂|社区|学校|小学|中学|营区|军营|营房|操场"
    r"|球场|基地|门口|剧场|影院|食堂|驻地|部队|小区|现场|花园|园区|楼|会场|广电|校园|校内|村|阵地|车站"
    r"|大道|干道|路段|街道|街|路|窗口|站点|码头|集市|墓|纪念碑|大院|之家|活动站"
)
_WHERE = re.compile(
    rf"(?:在|于)(?P<place>{_NO}{{0,18}}?(?:{_PLACES}))(?:内|里|上|门前|周边|附近|主干道|显著位置|醒目位置)?"
    r"(?:集中|统一|共同|现场|组织|联合)?(?:举行|举办|召开|开展|进行|悬挂|张贴|设置|设立|播放|展出|摆放"
    r"|组织|布置|植树|开设)"
)
_TO = re.compile(
    rf"(?:到|赴|前往|走进|参观|瞻仰)(?P<place>{_WHO}{{0,16}}?(?:陵园|纪念馆|博物馆|纪念碑|烈士墓"
    r"|教育基地|展览馆|旧址|故居|师史馆|军史馆|敬老院|养老院|营区|军营|车站|公园|广场))"
)
_PLACE_NOTE = re.compile(r"(?:地\s?点|场\s?所)[：:]\s?(?P<place>[^，,；;。）)]{2,40})")
_NO_PLACE = re.compile(r"期间|过程|前提|基础|节|季度|月|年|方面|全|各|工作|范围|[“”]|部队$|之[前后]|以来|时")
_ENDS = " \t\u3000、，,的"


def participants_of(words: str) -> str:
    """Those whom the words organise, invite or bring: 社区志愿者, 老战士."""
    if note := _PART_NOTE.search(words):
        return note["who"].strip(_ENDS)
    found = [match["who"] for pattern in (_ORGANISE, _INVITE) for match in pattern.finditer(words)]
    if not found:
        found = [match["who"] for match in _TAKE_PART.finditer(words)]
    return _joined(found)


def partners_of(words: str) -> str:
    """Units with which it is done: 驻区某部, 街道武装部."""
    if note := _PARTNER_NOTE.search(words):
        return note["who"].strip(_ENDS)
    found = []
    for match in _PARTNER.finditer(words):
        together = match["sign"] not in ("和", "同") or words[match.end() :].startswith(
            ("共同", "联合", "一起", "一道")
        )
        if together and not _NOT_PARTNER.match(match["who"]):
            found.append(match["who"])
    return _joined(found)


def responsible_of(words: str) -> tuple[str, str]:
    """(unit, person): （责任单位：…）, 由…负责, …牵头."""
    unit, person = _note(_UNIT_NOTE, words), _note(_PERSON_NOTE, words)
    if unit or person:
        return unit, person
    for pattern in (_BY, _LEADS):
        for match in pattern.finditer(words):
            who = match["who"].strip(_ENDS)
            if len(who) < 2 or _NO_LEADER.search(who):
                continue
            last = who.split("、")[-1]
            if is_name(last) or split_glued(last) or _is_person(last):
                return "", who
            if is_post(last):
                return who, ""
    return "", ""


def place_of(words: str) -> str:
    """Where it is held, only where that is plainly a place."""
    for pattern in (_PLACE_NOTE, _WHERE, _TO):
        for match in pattern.finditer(words):
            place = match["place"].strip(_ENDS)
            if len(place) >= 2 and (pattern is _PLACE_NOTE or not _NO_PLACE.search(place)):
                return place
    return ""


def _note(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found["who"].strip(_ENDS) if found else ""


def _is_person(word: str) -> bool:
    return bool(re.search(r"(?:书记|主任|委员|主席|经理|专干|干事|同志|网格员|政委|[^部站会]长)$", word))


def _joined(found: list[str]) -> str:
    groups = dict.fromkeys(word.strip(_ENDS) for word in found if word.strip(_ENDS))
    # 组织邀请志愿者 is found twice, once with the second verb: the shorter says who.
    said = [word for word in groups if not any(other != word and word.endswith(other) for other in groups)]
    return "、".join(said)
