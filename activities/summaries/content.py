"""The text of a summary, from its facts and figures: three parts, sober words, nothing said of a nought.

Every paragraph has a `place`, so that it is found again when the figures are counted anew. Every number in it
is one of the figures, a date, or stands in words taken over from a row (`quoted`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from activities.models import Activity
from activities.standing import TaskProgress
from activities.statistics import TypeRow
from activities.summaries.facts import Facts
from activities.summaries.figures import Figures
from activities.summaries.wording import Quotes, joined, short_day
from plans.choices import Direction
from shuangyong.units.models import UnitKind

DONE, LACKING, NEXT = "work", "lacking", "next"
_OFFICE_WORDS = {UnitKind.STREET: "全街道", UnitKind.DISTRICT: "全区"}


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: where it belongs, how deep, what it says."""

    place: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The paragraphs, the words quoted in them, and what the clerk must still write."""

    parts: tuple[Part, ...]
    quoted: tuple[str, ...]
    notes: tuple[str, ...]


def write(facts: Facts, figures: Figures) -> Written:
    """The whole text; it says the same for the same rows."""
    return _Writer(facts, figures).written()


class _Writer:
    def __init__(self, facts: Facts, figures: Figures) -> None:
        self.facts, self.figures = facts, figures
        self.year = facts.period.year
        self.quotes = Quotes()
        self.parts: list[Part] = []
        self.notes: list[str] = []

    def written(self) -> Written:
        """Opening, 工作开展情况, 存在的问题, 下一步打算."""
        until = ""
        if not self.facts.period.is_over(self.facts.today):
            until = f"（截至{short_day(self.facts.today, 0)}）"
        self._add(
            "opening", 0, f"现将{self.facts.unit.name}{self.facts.period.name}双拥工作情况总结如下{until}。"
        )
        self._section(DONE, "工作开展情况", self._work, "这一段时间的台账里没有已完成的活动和走访")
        self._section(LACKING, "存在的问题", self._lacking, "台账里没有延期、取消的活动，也没有落下的任务")
        self._section(NEXT, "下一步打算", self._next, "接下来的活动和任务还没有排")
        return Written(tuple(self.parts), tuple(self.quotes.words), tuple(self.notes))

    def _add(self, place: str, level: int, text: str) -> None:
        if text:
            self.parts.append(Part(place, level, text))

    def _sentence(self, place: str, *parts: str) -> None:
        """One sentence of what is said; nothing where nothing is."""
        text = joined(parts)
        self._add(place, 0, f"{text}。" if text else "")

    def _section(self, place: str, title: str, write_body: Callable[[], None], why_empty: str) -> None:
        """A heading and what stands under it; where that is nothing the clerk is told."""
        self._add(place, 1, title)
        before = len(self.parts)
        write_body()
        if len(self.parts) == before:
            self.notes.append(f"{why_empty}，“{title}”下面是空的，请您补写，或者删去这个标题。")

    def _heading(self, place: str, title: str, text: str) -> None:
        """A heading of the second level with its text, where there is any."""
        if text:
            self._add(place, 2, title)
            self._add(f"{place}.text", 0, text)

    def _work(self) -> None:
        say = self.figures.say
        groups = [
            say("people.military", "部队官兵"),
            say("people.civilians", "地方人员"),
            say("people.students", "学生"),
            say("people.volunteers", "志愿者"),
        ]
        came = say("people.people", "参加")
        whom = joined(groups, "、")
        self._sentence(
            "work.all",
            say("activities.done", f"{self._whole}共开展双拥活动"),
            f"{came}（{whom}）" if came and whom else came,
            say("people.reached", "服务群众"),
        )
        self._tasks()
        for direction in Direction:
            rows = [row for row in self.facts.types if row.direction == direction and row.type]
            self._direction(str(direction.value), str(direction.label), rows)
        rest = [row for row in self.facts.types if row.direction not in Direction.values or not row.type]
        self._direction("other", "其他工作", rest)
        self._visits()
        self._exchanges()
        self._money()

    @property
    def _whole(self) -> str:
        """全街道: for an office, whose figures are those of all below it."""
        return _OFFICE_WORDS.get(UnitKind(self.facts.unit.kind), "") if self.facts.units else ""

    def _tasks(self) -> None:
        say = self.figures.say
        begun = all(row.is_begun for row in self.facts.going)
        going = "正在进行" if begun else "正在进行或已经安排"
        listed = say("tasks.all", f"列入{self.facts.period.short}计划的任务")
        how_far = [say("tasks.done", "已完成"), say("tasks.going", going)]
        self._sentence("work.tasks", listed, *(how_far if listed else ()))

    def _direction(self, place: str, title: str, rows: Sequence[TypeRow]) -> None:
        counted = [words for row in rows if (words := self._of_type(row))]
        if not counted:
            return
        whole = self.figures.say(f"direction.{place}", "开展活动") if len(counted) > 1 else ""
        text = f"{whole}，其中{'、'.join(counted)}" if whole else f"开展{'、'.join(counted)}"
        kinds = {row.type for row in rows}
        held = [row for row in self.facts.done if row.type_id in kinds]
        named = "" if self.facts.units else f"：{self.quotes.titled(held, self.year, self.figures.say)}"
        self._heading(f"work.{place}", title, f"{text}{named}。")

    def _of_type(self, row: TypeRow) -> str:
        """祭扫1项; “板报、宣传栏、橱窗”类活动2项, where the name is a list."""
        name = self.quotes.quote(row.name) if row.type else "其他活动"
        name = name.split("（", 1)[0] or name
        return self.figures.say(
            f"type.{row.type or 'none'}", f"“{name}”类活动" if "、" in name and row.type else name
        )

    def _visits(self) -> None:
        say = self.figures.say
        households, persons = say("visits.households", "走访慰问"), say("visits.persons", "入户走访优抚对象")
        # Everybody once: then how often says nothing new.
        again = self.figures.value("visits.made") != self.figures.value("visits.persons")
        made = say("visits.made", "累计") if again else ""
        ledger = say("ledger.persons", "现有在册优抚对象")
        given = say("money.given", "发放慰问金")
        heard, settled = say("needs.heard", "听取诉求"), say("needs.settled", "办结诉求")
        first = joined([households, persons, made, given])
        second = joined([heard, settled])
        if not (first or second):
            return
        text = "。".join(part for part in (ledger, first, second) if part)
        title = "和".join(words for words, said in (("走访慰问", first), ("诉求办理", second)) if said)
        self._heading("work.visits", title, f"{text}。")

    def _exchanges(self) -> None:
        say = self.figures.say
        asked = joined([say("exchange.forces", "部队提出"), say("exchange.local", "地方提出")])
        settled = say("exchange.done", "办结")
        if not settled and not (asked and self.facts.period.is_year):
            return
        listed = f"本年军地双方列入双清单的事项中，{asked}" if asked else ""
        during = "" if self.facts.period.is_year else self.facts.period.short
        text = joined([listed, f"{during}{settled}" if settled else ""])
        self._heading("work.exchange", "军地互办实事", f"{text}。")

    def _money(self) -> None:
        say = self.figures.say
        spent = say("money.spent", "支出")
        sources = [
            say(f"source.{place}", self.quotes.quote(row.source) or "没有写来源")
            for place, row in enumerate(self.facts.sources, 1)
        ]
        named = [source for source in sources if source]
        by_source = f"其中{joined(named, '、')}" if spent and len(named) > 1 else ""
        if (
            len(named) == 1
            and self.facts.sources
            and any(row.source and row.spent for row in self.facts.sources)
        ):
            source = next(row.source for row in self.facts.sources if row.source and row.spent)
            by_source = f"由{self.quotes.quote(source)}列支"
        goods = say("money.goods", "慰问物资折价")
        typed = say("money.typed", "支出")
        if self.figures.value("money.given") and typed:
            spent = joined([typed, say("money.spent", "连同慰问金共支出")])
        text = joined([joined([say("money.budget", "活动预算"), spent, by_source]), goods], "；")
        self._heading("work.money", "经费使用", f"{text}。" if text else "")

    def _lacking(self) -> None:
        facts, quotes, year = self.facts, self.quotes, self.year

        def put_off(row: Activity) -> str:
            return quotes.put_off(row, year)

        def dropped(row: Activity) -> str:
            return quotes.cancelled(row, year)

        for place, lead, rows, said in (
            (
                "postponed",
                self.figures.say("activities.postponed", "延期、还没有开展的活动"),
                facts.put_off,
                put_off,
            ),
            (
                "moved",
                self.figures.say("activities.moved", f"原定{facts.period.short}开展、改期到以后的活动"),
                facts.moved_out,
                put_off,
            ),
            ("cancelled", self.figures.say("activities.cancelled", "取消的活动"), facts.cancelled, dropped),
        ):
            if lead:
                self._add(f"lacking.{place}", 0, f"{lead}：{quotes.listed(rows, said)}。")
        if facts.late:
            self._add("lacking.late", 0, f"日期已过、没有登记完成的活动：{quotes.titled(facts.late, year)}。")
        untouched = self.figures.say("tasks.untouched", "还没有开展活动的计划任务")
        if untouched:
            named = "" if facts.units else f"：{self._titles(facts.untouched)}"
            self._add("lacking.tasks", 0, f"{untouched}{named}。")
        behind = self.figures.say("tasks.behind", "到期没有完成的计划任务")
        if behind:
            named = "" if facts.units else f"：{quotes.listed(facts.behind, self._behind)}"
            self._add("lacking.behind", 0, f"{behind}{named}。")
        for place, code, lead in (
            ("needs", "needs.waiting", "优抚对象的诉求有"),
            ("exchange", "exchange.open", "双清单事项有"),
        ):
            waiting = self.figures.say(code, lead)
            self._sentence(f"lacking.{place}", f"{waiting}还没有办结" if waiting else "")
        if facts.untouched or facts.behind:
            self.notes.append("没有按时完成的计划任务，台账里没有写原因，请您在“存在的问题”里补写。")

    def _next(self) -> None:
        facts, say = self.facts, self.figures.say
        carried = [
            say("tasks.open", "没有按时完成的计划任务"),
            say("needs.waiting", "没有办结的诉求"),
            say("exchange.open", "没有办结的双清单事项"),
        ]
        self._sentence("next.carried", joined(carried, "、") and f"{joined(carried, '、')}，继续办理")
        coming = self.figures.say("next.activities", "已经排好的活动")
        if coming:
            named = "" if facts.units else f"：{self.quotes.titled(facts.coming, self.year)}"
            self._add("next.activities", 0, f"{coming}{named}。")
        then = facts.period.next
        when = then.name if then.year != self.year else then.short
        ahead = "计划列入的任务" if then.is_year else "计划中还要完成的任务"
        for code, lead, rows in (
            ("next.rest", f"{facts.period.short}计划中还要安排的任务", facts.rest),
            ("next.tasks", f"{when}{ahead}", facts.next_tasks),
        ):
            if tasks := say(code, lead):
                named = "" if facts.units else f"：{self._titles(rows)}"
                self._add(code, 0, f"{tasks}{named}。")

    def _behind(self, row: TaskProgress) -> str:
        """走访优抚对象（计划40户，完成39户）."""
        key = row.task.key.hex
        far = joined([self.figures.say(f"want:{key}", "计划"), self.figures.say(f"did:{key}", "完成")])
        return f"{self.quotes.quote(row.task.title)}{f'（{far}）' if far else ''}"

    def _titles(self, rows: Sequence[TaskProgress]) -> str:
        return self.quotes.listed(rows, lambda row: self.quotes.quote(row.task.title))
