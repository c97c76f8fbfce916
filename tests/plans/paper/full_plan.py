"""An invented plan that has something of everything, for the tests of its papers."""

from decimal import Decimal

from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from shuangyong.almanac.words import parse_timings

TITLE = "枫林街道桂园社区2027年双拥工作计划"


def task(title: str, when: str = "", **fields: object) -> TaskContent:
    """A task whose time is read from words."""
    timings = tuple(parse_timings(when, 2027)) if when else ()
    return TaskContent(title=title, timings=timings, **fields)


def full_plan() -> PlanContent:
    """Headings to be filled, typed text, thirteen tasks over the year, a group of five."""
    return PlanContent(
        title=TITLE,
        year=2027,
        group_name="桂园社区双拥工作领导小组",
        paragraphs=(
            ParagraphContent(
                text="为做好2027年双拥工作，进一步密切军政军民关系，结合社区实际，制定本计划。",
                role="preface",
            ),
            ParagraphContent(text="指导思想", level=1, role="guiding"),
            ParagraphContent(
                text="以服务部队、服务优抚对象、服务退役军人为主线，把双拥工作融入社区治理，办实事、解难题，"
                "让军人军属在社区感受到尊重和温暖。"
            ),
            ParagraphContent(text="工作目标", level=1, role="goals"),
            ParagraphContent(text="工作措施", level=1, role="measures"),
            ParagraphContent(text="做实走访慰问。", level=2),
            ParagraphContent(text="坚持节前普遍走访、平时重点走访，做到底数清、情况明，诉求件件有回音。"),
            ParagraphContent(
                text="抓好国防教育。利用宣传栏、道德讲堂和社区公众号，讲好身边的双拥故事。", level=2
            ),
            ParagraphContent(text="季度安排", level=1, role="schedule"),
            ParagraphContent(text="组织领导", level=1, role="organisation"),
        ),
        goals=(
            GoalContent(text="优抚对象走访慰问全覆盖，全年不少于两次"),
            GoalContent(text="适龄青年兵役登记率达到98%以上。"),
            GoalContent(text="建成社区国防教育活动室1处。"),
        ),
        tasks=TASKS,
        members=(
            MemberContent(name="方远山", role="leader", post="社区党委书记、居委会主任"),
            MemberContent(name="江晓月", role="deputy", post="社区党委副书记"),
            MemberContent(name="田禾", role="member", post="社区双拥专干"),
            MemberContent(name="何青莲", role="member", post="社区退役军人服务站站长"),
            MemberContent(name="水清源", role="liaison", post="网格员"),
        ),
    )


TASKS = (
    task(
        "春节走访慰问优抚对象",
        "春节前",
        type_code="302",
        details="逐户上门，问需求、办实事，发放慰问品。",
        responsible_person="田禾",
        target_count=32,
        measure_word="户",
        budget=Decimal("9600.00"),
        fund_source="街道双拥经费",
    ),
    task(
        "召开军民座谈会",
        "春节前夕",
        responsible_person="方远山",
        place="社区会议室",
        target_count=1,
        measure_word="场",
    ),
    task(
        "开展学雷锋志愿服务",
        "3月",
        responsible_person="水清源",
        partners="社区志愿者服务队",
        participants="志愿者",
    ),
    task("祭扫烈士墓", "清明节前后", responsible_person="何青莲", participants="军属、学生代表"),
    task(
        "出一期双拥宣传栏",
        "4—6月",
        responsible_person="江晓月",
        target_count=1,
        measure_word="期",
        budget=Decimal("500"),
    ),
    task(
        "免费义诊",
        "二季度",
        responsible_person="何青莲",
        partners="社区卫生服务中心",
        budget=Decimal("1200.50"),
    ),
    task("文明交通劝导", "暑期", participants="青少年志愿者"),
    task(
        "八一走访慰问",
        "八一前夕",
        responsible_unit="社区居委会",
        responsible_person="方远山",
        target_count=32,
        measure_word="户",
        budget=Decimal("9600"),
        fund_source="街道双拥经费",
    ),
    task("革命传统教育讲座", "三季度", responsible_person="江晓月", target_count=2, measure_word="场"),
    task("国防知识竞赛", "国庆节前", responsible_person="江晓月", target_count=120, measure_word="人"),
    task("军民联谊活动", "次年元旦前", responsible_person="方远山", partners="驻区共建单位"),
    task("困难军属结对帮扶", "每季度一次", responsible_person="田禾", target_count=6, measure_word="户"),
    task("随时受理退役军人来访", "全年", responsible_person="何青莲", status="standing"),
)
