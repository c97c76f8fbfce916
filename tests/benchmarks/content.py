"""The plan that the benchmarks set: twenty pages of invented words, no two paragraphs alike.

Text of several levels, goals, a year of tasks (and so the table of tasks as an annex) and a leading group.
"""

from decimal import Decimal
from itertools import cycle, islice
from random import Random

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from shuangyong.almanac.words import parse_timings

YEAR = 2027
PARTS = (
    "宣传教育",
    "走访慰问",
    "优待服务",
    "共建活动",
    "权益维护",
    "阵地建设",
    "队伍建设",
    "工作保障",
)
SECTIONS = ("摸清底数", "细化措施", "办好实事", "总结提高")
WHO = ("社区居委会", "网格员", "退役军人服务站", "志愿者服务队", "社区党员", "辖区单位", "双拥专干", "楼栋长")
DOES = (
    "逐户走访优抚对象",
    "登记军属家庭的困难和诉求",
    "布置双拥宣传栏",
    "组织国防教育讲座",
    "邀请退役军人讲述成长经历",
    "联系卫生服务中心上门义诊",
    "帮助随军家属了解就业岗位",
    "开展军民共建联谊",
    "慰问立功受奖人员家庭",
    "整理优抚对象档案",
    "检查优待政策落实情况",
    "为老年优抚对象打扫卫生",
)
HOW = (
    "坚持每月通报一次进展",
    "做到有计划、有记录、有回访",
    "把群众满意作为衡量标准",
    "发现问题当场答复，一时办不了的说明原因和期限",
    "所需经费从年度预算中列支，厉行节约",
    "结果在公开栏公示，接受居民监督",
    "材料一事一档，年底统一归档备查",
    "由专人负责，谁走访、谁登记、谁跟踪",
)
WHEN = (
    "1月",
    "春节前",
    "3月",
    "清明节前后",
    "4—6月",
    "二季度",
    "7月",
    "八一前夕",
    "三季度",
    "国庆节前",
    "每季度一次",
    "全年",
)
PEOPLE = ("方远山", "江晓月", "田小禾", "何青莲", "水清源", "林中路", "石头记", "云一朵")


def long_plan(
    title: str = "桂园社区2027年双拥工作计划", parts: int = len(PARTS), tasks: int = 24, seed: int = 2027
) -> PlanContent:
    """The plan, the same each time; `parts` of four sections and `tasks` rows make its length."""
    random = Random(seed)  # noqa: S311
    return PlanContent(
        title=title,
        year=YEAR,
        group_name="桂园社区双拥工作领导小组",
        paragraphs=tuple(_paragraphs(random, PARTS[:parts])),
        goals=tuple(GoalContent(text=_sentence(random)) for _ in range(8)),
        tasks=tuple(_task(random, place, when) for place, when in enumerate(islice(cycle(WHEN), tasks), 1)),
        members=tuple(
            MemberContent(name=name, role="leader" if place == 0 else "member", post=f"{PARTS[place]}负责人")
            for place, name in enumerate(PEOPLE)
        ),
    )


def _paragraphs(random: Random, parts: tuple[str, ...]) -> list[ParagraphContent]:
    rows = [ParagraphContent(text="为做好2027年双拥工作，结合社区实际，制定本计划。", role="preface")]
    rows.append(ParagraphContent(text="工作目标", level=1, role="goals"))
    for part in parts:
        rows.append(ParagraphContent(text=part, level=1))
        for section in SECTIONS:
            lead = f"{part}要{section}。"
            rows.append(ParagraphContent(text=lead + _sentence(random), level=2))
            rows.append(ParagraphContent(text=_sentence(random) + _sentence(random)))
            rows.append(ParagraphContent(text=_sentence(random), level=3))
    rows.append(ParagraphContent(text="组织领导", level=1, role="organisation"))
    return rows


def _sentence(random: Random) -> str:
    first, second = random.sample(DOES, 2)
    this, that = random.choice(WHO), random.choice(WHO)
    return f"{this}{first}，{that}{second}，全年不少于{random.randint(2, 96)}次；{random.choice(HOW)}。"


def _task(random: Random, place: int, when: str) -> TaskContent:
    return TaskContent(
        title=f"{random.choice(DOES)}（第{place}项）",
        details=_sentence(random),
        responsible_unit=random.choice(WHO),
        responsible_person=random.choice(PEOPLE),
        partners=random.choice(WHO),
        target_count=random.randint(1, 200),
        measure_word="户",
        budget=Decimal(random.randint(100, 9000)),
        fund_source="街道双拥经费",
        timings=tuple(parse_timings(when, YEAR)),
    )
