"""What happened to each unit's plans: last year's are done with, this year's stand in every state."""

from collections.abc import Callable
from datetime import date, timedelta

from plans.choices import ItemKind, Origin
from plans.content import PlanContent, new_key
from plans.models import Plan
from plans.services.rows import content_of
from plans.starts.basics import planning_year, usual_title
from plans.starts.blank import blank_content
from plans.starts.last_year import copy_of
from plans.starts.text import from_text
from shuangyong.almanac.anniversaries import anniversary
from shuangyong.desk.demo import donggang, linhu
from shuangyong.desk.demo.life import Life
from shuangyong.desk.demo.profile import Profile, plan_of
from shuangyong.units.models import Unit, User

# unit: whose words, who writes, who reviews
WRITERS: dict[str, tuple[Profile, str, str]] = {
    "hefeng": (linhu.HEFENG, "clerk", "reviewer"),
    "yinxing": (linhu.YINXING, "clerk2", "reviewer"),
    "shiqiao": (linhu.SHIQIAO, "clerk4", "reviewer"),
    "company": (linhu.COMPANY, "company", "reviewer"),
    "linhu": (linhu.LINHU, "reviewer", "district"),
    "wutong": (donggang.WUTONG, "clerk5", "reviewer2"),
    "yushu": (donggang.YUSHU, "clerk6", "reviewer2"),
    "xiangyang": (donggang.XIANGYANG, "clerk7", "reviewer2"),
    "daoxiang": (donggang.DAOXIANG, "clerk8", "reviewer2"),
    "school": (donggang.SCHOOL, "school", "reviewer2"),
    "donggang": (donggang.DONGGANG, "reviewer2", "district"),
    "bureau": (donggang.BUREAU, "bureau", "district"),
}
STILL_ISSUED = ("wutong", "daoxiang", "school")  # last year's that nobody has archived yet

# Those that issue under a red head: last year's number, and who got a copy.
RED_HEADS = {
    "linhu": ("临街〔{year}〕5号", "澄溪区双拥工作领导小组办公室"),
    "donggang": ("东街〔{year}〕2号", "澄溪区双拥工作领导小组办公室"),
    "bureau": ("溪水〔{year}〕4号", "澄溪区双拥工作领导小组办公室"),
}


class Stories:
    """Tells them all. `today` may be any day; everything lies before it."""

    def __init__(self, units: dict[str, Unit], people: dict[str, User], today: date) -> None:
        self.units, self.people, self.today = units, people, today
        self.year = planning_year(today)
        self.last_plans: dict[str, Plan] = {}

    def tell(self) -> None:
        for code in WRITERS:
            self._last_year(code)
        self._last_year_of_shuxiang()
        told: tuple[Callable[[], None], ...] = (
            self._hefeng, self._yinxing, self._shuxiang, self._shiqiao, self._company, self._linhu,
            self._wutong, self._yushu, self._xiangyang, self._donggang, self._school, self._bureau,
        )  # fmt: skip
        for story in told:
            story()

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _start(self, code: str, days: int, content: PlanContent | None = None, **options: object) -> Life:
        profile, writer, _ = WRITERS[code]
        unit = self.units[code]
        if content is None:
            content = plan_of(profile, unit_name=unit.name, year=self.year, later=True)
        return Life(unit, content, by=self.people[writer], on=self.ago(days), **options)

    def _copied(self, code: str, days: int) -> Life:
        """Started as people do: from last year's plan."""
        content, notes = copy_of(content_of(self.last_plans[code]), self.year - 1, self.year)
        return self._start(code, days, content, origin=Origin.COPY, notes=notes)

    def _last_year(self, code: str) -> None:
        profile, writer, reviewer = WRITERS[code]
        unit, year = self.units[code], self.year - 1
        content = plan_of(profile, unit_name=unit.name, year=year, later=False)
        self._finish(
            Life(unit, content, by=self.people[writer], on=date(year - 1, 12, 22)),
            reviewer,
            code not in STILL_ISSUED,
            *RED_HEADS.get(code, ()),
        )
        self.last_plans[code] = Plan.objects.filter(unit=unit, year=year).latest("pk")

    def _last_year_of_shuxiang(self) -> None:
        content = self._shuxiang_content(self.year - 1)
        writer = self.people["clerk3"]
        life = Life(
            self.units["shuxiang"], content, by=writer, on=date(self.year - 2, 12, 24), origin=Origin.TEXT
        )
        self._finish(life, "reviewer", archive=True)

    def _finish(
        self, life: Life, reviewer: str, archive: bool, number: str = "", copies: str | None = None
    ) -> None:
        year = self.year - 1
        life.submit(date(year, 1, 6))
        if life.plan.unit.head_checks_first:
            life.forward(date(year, 1, 7), self.people["lead4"])
        life.approve(date(year, 1, 12), self.people[reviewer], "同意。")
        life.issue(date(year, 1, 15), number, copies)
        if archive:
            life.archive(min(date(year, 12, 24), self.ago(45)))

    def _shuxiang_content(self, year: int) -> PlanContent:
        text = linhu.SHUXIANG_TEXT.replace("{year}", str(year)).replace(
            "{army}", str(anniversary("army", year))
        )
        return from_text(text, year=year, unit_name=self.units["shuxiang"].name)

    def _hefeng(self) -> None:
        """Returned with remarks, one of them dealt with."""
        life, reviewer = self._copied("hefeng", 24), self.people["reviewer"]
        life.submit(self.ago(16), "请审阅。")
        first = life.comment(self.ago(13), reviewer, "请写明请哪家医疗机构来义诊。", task=5)
        life.comment(self.ago(13), reviewer, "“八一”座谈会请提前与驻区某部商定时间，并写明地点。", task=8)
        life.comment(self.ago(13), reviewer, "这一段请补充今年新增的措施，和去年完全一样。", paragraph=6)
        life.send_back(self.ago(12), reviewer, "总体不错。请按三处意见修改后再报，经费数额也再核对一遍。")
        life.change(
            self.ago(6),
            ItemKind.TASK,
            5,
            details="由临湖社区卫生服务中心派三名医护人员，测血压、测血糖、讲用药。",
        )
        life.answer(self.ago(6), first, "已经联系好社区卫生服务中心，写进任务里了。")

    def _yinxing(self) -> None:
        """Handed in a second time: the reviewer sees what changed."""
        life, reviewer = self._start("yinxing", 27), self.people["reviewer"]
        life.submit(self.ago(20))
        remark = life.comment(self.ago(17), reviewer, "慰问户数与上报的名册不一致，请核对。", task=0)
        second = life.comment(self.ago(17), reviewer, "目标里请写清多长时间答复。", paragraph=3)
        life.send_back(self.ago(17), reviewer, "请核对慰问户数，写清答复时限，并补上志愿服务的地点。")
        life.change(
            self.ago(10),
            ItemKind.TASK,
            0,
            target_count=28,
            details="按最新名册逐户走访，送上慰问信，当场登记诉求。",
        )
        life.change(self.ago(10), ItemKind.TASK, 2, place="银杏里小区一期、二期")
        life.change(
            self.ago(9), ItemKind.GOAL, 1, text="春节、“八一”走访慰问按时完成，反映的诉求七个工作日内答复。"
        )
        life.change(
            self.ago(9), ItemKind.PARAGRAPH, 0,
            text=f"银杏里社区地处新城，年轻军人家庭多、随军家属多。为做好{self.year}年双拥工作，更好地服务官兵和家属，制定本计划。",
        )  # fmt: skip
        life.add(self.ago(9), ItemKind.GOAL, new_key(), text="随军家属就业信息每季度至少发布一次。")
        life.answer(self.ago(8), remark, "已按名册改为28户。")
        life.answer(self.ago(8), second, "目标第二条已写明七个工作日内答复。")
        life.submit(self.ago(4), "已按意见修改，请再审。")

    def _shuxiang(self) -> None:
        """An imported text, handed in for the first time."""
        content = self._shuxiang_content(self.year)
        life = Life(
            self.units["shuxiang"], content, by=self.people["clerk3"], on=self.ago(9), origin=Origin.TEXT
        )
        life.submit(self.ago(3), "首次上报。")

    def _shiqiao(self) -> None:
        """Waits for the village's own head."""
        self._copied("shiqiao", 11).submit(self.ago(2), "请书记过目。")

    def _company(self) -> None:
        """Changed after it was issued: the first version is superseded."""
        life, reviewer = self._start("company", 60), self.people["reviewer"]
        life.submit(self.ago(55))
        life.approve(self.ago(52), reviewer, "同意。")
        life.issue(self.ago(50))
        life.revise(self.ago(30), "技能培训改到下半年，避开订单高峰。")
        life.change(self.ago(29), ItemKind.TASK, 6, when="9月", details="安排两期，避开订单高峰。")
        life.submit(self.ago(28), "只调整培训一项。")
        life.approve(self.ago(26), reviewer)
        life.issue(self.ago(25))

    def _linhu(self) -> None:
        """A street's own plan waits for the district."""
        life = self._copied("linhu", 15)
        life.submit(self.ago(5), "临湖街道计划，请审。")

    def _wutong(self) -> None:
        life = self._copied("wutong", 40)
        life.submit(self.ago(33))
        life.approve(self.ago(28), self.people["reviewer2"], "任务具体，同意。")
        life.issue(self.ago(21))

    def _yushu(self) -> None:
        """Issued; a new version is being written."""
        life = self._start("yushu", 45)
        life.submit(self.ago(41))
        life.approve(self.ago(38), self.people["reviewer2"])
        life.issue(self.ago(35))
        life.revise(self.ago(7), "增加为老兵拍摄军装照的场次。")
        life.change(
            self.ago(7), ItemKind.GOAL, 0, text="辖区优抚对象底数清楚，走访联系全覆盖，年老体弱的每月上门。"
        )

    def _xiangyang(self) -> None:
        life = self._start("xiangyang", 18)
        life.submit(self.ago(10))
        life.approve(self.ago(3), self.people["reviewer2"], "同意，请尽快印发。")

    def _donggang(self) -> None:
        """A street's own plan, issued under a red head."""
        life = self._copied("donggang", 30)
        life.submit(self.ago(22))
        life.approve(self.ago(14), self.people["district"], "同意。")
        life.issue(self.ago(8), "东街〔{year}〕18号")

    def _school(self) -> None:
        """One made by mistake, and the right one as a draft."""
        title = usual_title(self.units["school"].name, self.year)
        wrong = self._start(
            "school", 13, blank_content(title=f"{title}（旧稿）", year=self.year), origin=Origin.BLANK
        )
        wrong.void(self.ago(12), "重复建立，以新的一份为准。")
        self._start("school", 12)

    def _bureau(self) -> None:
        """Just begun."""
        unit = self.units["bureau"]
        content = blank_content(title=usual_title(unit.name, self.year), year=self.year)
        life = self._start("bureau", 1, content, origin=Origin.BLANK)
        life.add(self.ago(1), ItemKind.GOAL, new_key(), text="结合职能为驻区部队办两件实事。")
