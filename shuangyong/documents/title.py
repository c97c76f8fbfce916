"""Breaking a long title by its sense: whole words, lines of like length (GB/T 9704-2012, 7.3.1)."""

import math
import re

LINE_WIDTH = 20.0
"""Characters of 22 pt that go on one line of 156 mm."""

_COMFORTABLE = 18.0
_LONGEST = 120  # a longer "title" is left to the line breaker
_FORBIDDEN, _TORN_WORD = 1e6, 40.0
_CLOSING = "，。、；：？！”’）》〉】〕,.;:?!)"
_OPENING = "“‘（《〈【〔("
_WORDS = re.compile(
    "双拥工作|退役军人|领导小组|拥军优属|拥政爱民|军民共建|国防教育|优抚对象|人民政府|武装部|办事处|服务站|志愿者|"
    "事务局|居民委员会|村民委员会|居委会|村委会|党工委|座谈会|烈士纪念日|光荣牌|优待证|"
    "双拥|工作|计划|社区|街道|乡镇|方案|总结|年度|任务|分解|领导|小组|办公室|退役|军人|事务|优抚|对象|"
    "创建|模范|拥军|优属|拥政|爱民|军民|共建|军地|国防|教育|关于|实施|意见|通知|活动|安排|责任|清单|要点|"
    "节日|走访|慰问|人民|政府|管理|服务|保障|中心|委员会|居民|村民|春节|八一|建军节|落实|开展|做好|半年|"
    "全年|建设|宣传|组织|制度|考核|办法|印发|转发|进一步|加强|家属|烈属|军属|示范|联席|会议|"
    r"[0-9]+年?|[A-Za-z]+"
)


def title_lines(title: str) -> list[str]:
    """The title cut into lines of at most `LINE_WIDTH` characters; one line when it fits."""
    words = " ".join(title.split())
    total = _width(words)
    if total <= LINE_WIDTH or len(words) > _LONGEST:
        return [words]
    costs = _break_costs(words)
    for count in range(math.ceil(total / _COMFORTABLE), len(words) + 1):
        lines = _cut(words, costs, count)
        if lines:
            return lines
    return [words]


def _width(words: str) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in words)


def _break_costs(words: str) -> list[float]:
    """What it costs to end a line before each character."""
    costs = [0.0] * (len(words) + 1)
    for found in _WORDS.finditer(words):
        number = found.group()[0].isascii()
        for place in range(found.start() + 1, found.end()):
            costs[place] = _FORBIDDEN if number else _TORN_WORD
    for place in range(1, len(words)):
        if words[place] in _CLOSING or words[place - 1] in _OPENING:
            costs[place] = _FORBIDDEN
        elif words[place - 1] in "，、的":
            costs[place] -= 4
    return costs


def _cut(words: str, costs: list[float], count: int) -> list[str]:
    """The cheapest cut into `count` lines, or none when the lines would be too long."""
    ideal = _width(words) / count
    places = len(words) + 1
    best: list[tuple[float, list[int]]] = [(math.inf, [])] * places
    best[0] = (0.0, [])
    for _ in range(count):
        reached: list[tuple[float, list[int]]] = [(math.inf, [])] * places
        for end in range(1, places):
            for start in range(end):
                width = _width(words[start:end])
                if width > LINE_WIDTH or math.isinf(best[start][0]):
                    continue
                cost = best[start][0] + (width - ideal) ** 2 + (costs[end] if end < len(words) else 0)
                if cost < reached[end][0]:
                    reached[end] = (cost, [*best[start][1], end])
        best = reached
    cost, ends = best[-1]
    if cost >= _FORBIDDEN:
        return []
    starts = [0, *ends[:-1]]
    return [words[start:end].strip() for start, end in zip(starts, ends, strict=True)]
