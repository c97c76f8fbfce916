"""Whether a sentence names something to do, or only says why, what was, or how things should be."""

import re
from collections.abc import Iterator
from enum import IntEnum

from shuangyong.almanac.timing import TimingKind
from shuangyong.almanac.words import find_timings

_HAS_VERB = re.compile(
    r"开展|组织|召开|举办|举行|走访|慰问|看望|建立|完善|健全|落实|做好|抓好|搞好|加强|加大|推进|深化|制定|制订|修订|签订|成立|设立|开设|开辟|打造"
    r"|悬挂|张贴|发放|发送|赠送|送去|邀请|参加|参与|配合|协助|协调|帮助|帮扶|解决|提供|安排|办理|落实|维护|更换|清理|整治|学习|宣传|教育|培训|讲座"
    r"|座谈|联谊|联欢|比赛|竞赛|演讲|观看|参观|祭扫|瞻仰|体检|义诊|巡诊|结对|共建|挂牌|登记|统计|摸底|核实|采集|更新|汇总|上报|报送|总结|检查|督查|考核|评选|表彰"
    r"|奖励|支持|鼓励|引导|动员|发动|利用|发挥|坚持|实行|实施|执行|纳入|列入|设置|配备|配齐|印发|印制|制作|出版|出一?期|刊播|播放|推送|编印|编写|采写|撰写|报道|优先|减免|优惠"
    r"|安置|招聘|推荐|接收|欢送|欢迎|迎接|接待|接站|回访|联系|对接|沟通|调整|充实|明确|规范|公布|公开|拨付|保障|确保|保证|补助|资助|捐|认领|包户|代办|打扫|清扫|修缮|维修|修建|新建|改造|建设|栽|种植"
    r"|请|讲|送|给予|照顾|关心|关爱|服务|排查|化解|调解|研究|部署|讨论|听取|收集|征集|征求|建档|归档|整理|完成|巩固|拓展|扩大|探索|创新|营造|弘扬|树立|创建|争创|收看|诵读|植树|献血|义务劳动|排演|演出|参演|展出|展览|布置|设计|购买|采购|为.{2,20}(?:办|解|做)"
)
_ORDERED = re.compile(
    r"^(?:同时|并且?|另外|此外|其次|首先|今年|本年度?|年内|全年|各[^，。]{1,14}|全[^，。]{1,8}|我[^，。]{1,6}|由[^，。]{2,14}|[^，。]{2,12})?[，,]?(?:(?<![重主必需纲概])要(?!求|点|素)|应当?|须|必须|需|将|拟|准备|计划|力争|争取|继续|积极|认真|切实|定期|及时|适时|不定期|每)"
)
_PAST = re.compile(
    r"去年|往年|上年|上一年|过去(?:的)?一年|近(?:几)?年来|几年来|多年来|(?:年|月)以来|一直以来|历年|历来|回顾|回首|曾(?:经)?|现有|辖区有|共有|下设|位于|成立于|圆满完成|已(?:经)?(?:开展|坚持|举办|连续)"
    r"|[一-鿿]{2}(?<!为)(?<!除)(?<!极)了(?!解|结)[一-鿿\d“]"
)
_STILL = re.compile(r"今年|本年|下一步|将|要(?!求)|继续|年内|必须")
_IS = re.compile(
    r"(?<![但凡还就正可只要于])是(?!否)(?:一项|一个|一种|我们?|党|国家|全|军|每|新|社区|街道|各级|维护|巩固|加强|推动|实现|做好)?[^，。；]{0,24}"
    r"(?:基础|关键|保证|保障|要求|内容|责任|职责|体现|力量|传统|任务|前提|优势|支柱|事业|大事|举措|抓手|渠道|义务|使命|需要|途径|象征|年份?|之年|优良|根本)"
)
_MEANS = re.compile(
    r"具有(?:十分|非常|重大|重要|深远)|事关|头绪|政策性强|关系(?:到|着|[^，。]{2,10}(?:建设|形象|大局|稳定|培养|发展))|意义(?:重大|深远)|直接影响|不可或缺|离不开|随着|面对|当前|新形势下|众所周知"
)
_LEADS_IN = re.compile(
    r"(?:如下|以下|下列)[^。]{0,14}$|(?:分为|包括|主要(?:是|有|抓好|做好))[：:]?$|[：:]$|具体(?:安排|措施|内容)?(?:是|为)?[：:]?$|(?:几个?|[一二三四五六七八九]个?)(?:方面|项|点|件事?)(?:工作|做起|入手|任务)?[：:]?$"
)
_EFFECT = re.compile(
    r"^(?:从而|以此|进而|真正|切实|充分|不断|进一步|努力|共同|大力|着力|逐步|有效)?(?:增强|提高|提升|普及|营造|形成|促进|推动|激发|树立|体现|彰显|展现|凝聚|增进|密切|弘扬|使|让|达到|实现|确保|保证|做到|掀起|唱响|巩固|力求|成为|构建|深受|感受|懂得|争当)"
)
_THOUGHT = re.compile(
    r"^(?:[^，。]{0,14})?(?:要)?(?:充分认识|深刻认识|高度重视|提高认识|统一思想|牢固树立|提高(?:政治)?站位|切实增强|增强(?:责任|使命|紧迫))"
)
_NOT_WORK = re.compile(
    r"^(?:注|备注|附|回首|回顾|所需经费|(?:活动)?经费从|以上|上述|总之|填表人|上级另有|活动时间|其余|其他未尽)|^为[^。]{4,}(?:制定|特制定|制订|拟定)(?:本|如下|以下|此|了)?(?:计划|方案|工作|如下|要点)"
    r"|试看天下|没有终点|生命力|鱼水之情才|可(?:以)?(?:根据|适当|视情?况?)(?:[^，。]{0,8})(?:调整|提前|推后)|如遇|因天气"
)
_EXHORTS = re.compile(
    r"讲政治|顾大局|全局一盘棋|责任感|使命感|紧迫感|重要位置|真抓实干|务求实效|走过场|轻车简从|厉行节约|更加饱满|倍感|再上.{0,4}台阶|人人有责|亲自抓|负总责|半点马虎|一票否决|不讲排场|重在心意|重在(?:平时|坚持)|久久为功|蔚然成风"
)
_SUBJECT_IS = re.compile(
    r"^[^，。；]{2,24}?(?<![但凡还可只要于正特别一二三四五都算])是(?!否|由|指)[^，。；]{3,}"
)
_GIVES_MONEY = re.compile(
    r"(?:[\d,.]{1,12}|[一二三四五六七八九十百千]{1,8})\s*万?元$|元[、，,；]?[^，。；]{0,12}\d{1,9}\s{0,4}万?元"
)
_ACT_BEFORE_MONEY = re.compile(r"^[^，,\d]*(?:走访|看望|开展|组织|举办)[^，,\d]*[，,]")
_GIVEN = re.compile(
    r"给[^，,]{2,20}发|[0-9一二三四五六七八九十]月|前夕|坚持|做到|及时|落实|召开|组织|按时|表彰|安排|发放"
)
_WE_WILL = re.compile(r"(?:我们|社区|全体[^，。]{2,8})(?:一定|相信|坚信|决心|将以)")
_NAMED = re.compile(
    r"(?:组\s*长|成\s*员|联\s*络\s*员)(?=[：: 　、])|办公室设在|下设办公室|领导小组(?:由|组成|名单)|任组长(?!的)|兼任|办公室主任由|第一责任人|具体抓"
)
_BARE_NAME = re.compile(r"[^，。；]{2,14}[：:]")


class Act(IntEnum):
    """How sure it is that a sentence is something to do."""

    NO = 0
    MAYBE = 1
    SURE = 2


def act_of(words: str, *, first: bool, year: int = 0) -> tuple[Act, str]:
    """Whether the words are an act, and why it is unsure. `first`: they open a paragraph or an item."""
    if len(words) < 4 or _NOT_WORK.search(words) or _NAMED.search(words) or _WE_WILL.search(words):
        return Act.NO, ""
    if _EXHORTS.search(words) and not re.search(r"\d|每[^，。]?[年季月周]", words):
        return Act.NO, ""
    if _LEADS_IN.search(words) and len(words) < 90:
        return Act.NO, ""
    ordered = bool(_ORDERED.match(words)) or bool(
        re.search(r"[，,][^，,]{0,12}(?:(?<![重主必需纲概])要(?!求|点|素)|应|须)", words)
    )
    if (_PAST.search(words) or _earlier(words, year)) and not _STILL.search(words):
        return Act.NO, ""
    if (_IS.search(words) or _MEANS.search(words)) and not ordered:
        return Act.NO, ""
    if _states(words) and not ordered:
        return Act.NO, ""
    if _GIVES_MONEY.search(words) and not _GIVEN.search(words) and not _ACT_BEFORE_MONEY.match(words):
        return Act.NO, ""
    if _THOUGHT.match(words) and not _concrete(words):
        return (Act.MAYBE if first else Act.NO), "像是认识和要求，不一定是要做的事。"
    if reaches(words) and not _concrete(re.sub(r"^通过[^，,]*[，,]", "", words)):
        return (Act.MAYBE if first else Act.NO), "像是要达到的效果，不一定是要做的事。"
    if not _HAS_VERB.search(words):
        return Act.MAYBE, "没有看到明白的动作，请看是不是要做的事。"
    return Act.SURE, ""


def _states(words: str) -> bool:
    """八一建军节是全年工作的重头戏: a sentence that only says what something is."""
    found = _SUBJECT_IS.match(words)
    return found is not None and not _CONCRETE.search(words[: found.end()].split("是")[0])


def _earlier(words: str, year: int) -> bool:
    """Whether it tells of a year before the plan's."""
    return any(int(said) < year for said in re.findall(r"(?<!\d)(20\d\d)年", words)) if year else False


def is_label(words: str, *, listed: bool) -> bool:
    """加强保障: the name of an item, with its sentences behind it; `listed` for 一是, whose names are longer."""
    if re.search(r"\d|送[到去上]", words) or _CONCRETE_COUNT.search(words):
        return False
    return len(words) <= 25 if listed else len(words) <= 9 and not re.search(r"[，,、]", words)


def reaches(words: str) -> bool:
    """Whether the words only say what is to be reached: 通过…，提高….."""
    return bool(_EFFECT.match(re.sub(r"^通过[^，,]*[，,]", "", words)))


def dated_acts(text: str, start: int, end: int, year: int) -> Iterator[tuple[int, int]]:
    """The acts of one sentence: it is cut at a comma where another act with its own day or month begins."""
    begin = start
    for match in re.finditer(r"[，,]", text[start:end]):
        place = start + match.end()
        before, after = text[begin : place - 1], text[place:end]
        if len(before) < 8 or not _HAS_VERB.search(before) or not _HAS_VERB.search(after):
            continue
        opening = find_timings(after[:14], year)
        goes_on = re.match(r".{2,10}?(?:前|底)?(?:报|完成|结束|再|则)", after[:14])
        if opening and opening[0][0] <= 1 and opening[0][2].kind in _DATED and not goes_on:
            yield begin, place - 1
            begin = place
    yield begin, end


_DATED = (TimingKind.DATE, TimingKind.MONTHS, TimingKind.QUARTER, TimingKind.HALF)
_CONCRETE_COUNT = re.compile(r"[一二两三四五六七八九十]{1,4}(?:次|场|期|户|名|个|份|轮|遍)")
_CONCRETE = re.compile(
    r"开展|组织|召开|举办|举行|走访|慰问|看望|签订|成立|设立|开设|悬挂|张贴|发放|赠送|邀请|参加|参观|祭扫|义诊|体检|座谈|讲座|竞赛|演出|培训|宣传|制定|修订|建立|更新|报送|评选|表彰|\d"
)


def _concrete(words: str) -> bool:
    return len(_CONCRETE.findall(words)) >= 1
