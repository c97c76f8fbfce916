"""The figures of a summary: each with its name, its measure word, and the list of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from activities.finding import COMING_WORD, NO_TYPE, STANDING, list_address
from activities.summaries.facts import Facts
from activities.summaries.wording import series_of
from plans.amounts import plain_number
from plans.choices import Direction

_LONGEST_NAME = 80
_LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """`address` is the list of the rows; "" where no list shows just them."""

    code: str
    name: str
    value: Decimal
    measure_word: str
    address: str = ""

    @property
    def words(self) -> str:
        """12项, 16000元, 80.50元."""
        return f"{plain_number(self.value)}{self.measure_word}"


class Figures:
    """By code. What is asked for and is not there, or is nought, is not said."""

    def __init__(self, figures: list[Figure]) -> None:
        self.all = figures
        self._by_code = {figure.code: figure for figure in figures}

    def say(self, code: str, lead: str = "") -> str:
        """`lead` and the figure with its measure word; "" for nought."""
        figure = self._by_code.get(code)
        return f"{lead}{figure.words}" if figure and figure.value else ""

    def value(self, code: str) -> Decimal:
        figure = self._by_code.get(code)
        return figure.value if figure else Decimal(0)


def figures_of(facts: Facts) -> Figures:
    """All figures, the noughts too: nothing of them is left out here."""
    found = [*_activities(facts), *_people(facts), *_money(facts), *_care(facts), *_tasks(facts)]
    return Figures([*found, *_next(facts)])


class _Lists:
    """Addresses of the lists that show just the rows of a figure."""

    def __init__(self, facts: Facts) -> None:
        self._scope, self._unit = facts.scope, facts.unit.pk

    def activities(self, **narrowed: Any) -> str:
        return list_address(self._scope, **narrowed)

    def ledger(self, kind: str, **narrowed: Any) -> str:
        days = {"since": self._scope.start, "until": self._scope.end}
        return page("activities:ledgers", kind=kind, **days, unit=self._unit, **narrowed)


def page(name: str, **query: Any) -> str:
    """The address with its query; "" while there is no such page."""
    try:
        return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)
    except NoReverseMatch:
        return ""


def _figure(code: str, name: str, value: int | Decimal, word: str, address: str = "") -> Figure:
    return Figure(code, name[:_LONGEST_NAME], Decimal(value).quantize(Decimal("0.01")), word, address)


def _activities(facts: Facts) -> Iterator[Figure]:
    lists, totals = _Lists(facts), facts.totals
    for code, name, value in (
        ("done", "已完成的活动", totals.done),
        ("planned", "还在计划中的活动", totals.planned),
        ("postponed", "延期的活动", totals.postponed),
        ("cancelled", "取消的活动", totals.cancelled),
    ):
        yield _figure(f"activities.{code}", name, value, "项", lists.activities(state=code))
    for row in facts.types:
        if row.type is None:
            address = lists.activities(state="done", type=NO_TYPE)
            yield _figure("type.none", "没有选类型的活动", row.done, "项", address)
        elif row.done:
            address = lists.activities(state="done", type=row.type)
            yield _figure(f"type.{row.type}", row.name, row.done, "项", address)
    for direction in Direction:
        held = sum(row.done for row in facts.types if row.type and row.direction == direction)
        address = lists.activities(state="done", direction=direction.value)
        yield _figure(f"direction.{direction.value}", str(direction.label), held, "项", address)
    for series in () if facts.units else series_of(facts.done):
        if series.is_long:
            address = lists.activities(state="done", q=series.title[:_LONGEST_WORDS])
            yield _figure(series.code, f"{series.title}（次数）", len(series.rows), "次", address)
    moved = lists.activities(has="moved", state=STANDING)
    yield _figure("activities.moved", "原定这一段、改到以后的活动", len(facts.moved_out), "项", moved)


def _people(facts: Facts) -> Iterator[Figure]:
    lists, totals = _Lists(facts), facts.totals
    done = lists.activities(state="done", has="people")
    reached = lists.activities(state="done", has="reached")
    for code, name, value in (
        ("people", "参加活动的人", totals.people),
        ("military", "部队官兵", totals.military),
        ("civilians", "地方人员", totals.civilians),
        ("students", "学生", totals.students),
        ("volunteers", "志愿者", totals.volunteers),
        ("reached", "服务群众", totals.reached),
    ):
        yield _figure(f"people.{code}", name, value, "人次", reached if code == "reached" else done)
    visits = lists.ledger("visits")
    yield _figure("visits.made", "走访", totals.visits, "人次", visits)
    yield _figure("visits.persons", "走访到的优抚对象", totals.persons, "人", visits)
    households = lists.activities(has="households")
    yield _figure("visits.households", "走访慰问的家庭", totals.households, "户", households)
    people = page("people:list", unit=facts.unit.pk)
    yield _figure("ledger.persons", "在册优抚对象", facts.persons, "人", people)


def _money(facts: Facts) -> Iterator[Figure]:
    lists, totals = _Lists(facts), facts.totals
    money = lists.ledger("money")
    yield _figure("money.budget", "活动预算", totals.budget, "元", money)
    yield _figure("money.typed", "活动支出（不含慰问金）", totals.spent - totals.given, "元", money)
    yield _figure("money.spent", "支出合计（含慰问金）", totals.spent, "元", money)
    yield _figure("money.given", "走访发放的慰问金", totals.given, "元", lists.ledger("visits"))
    goods = lists.activities(state="done", has="goods")
    yield _figure("money.goods", "慰问物资折价", totals.goods_value, "元", goods)
    for place, row in enumerate(facts.sources, 1):
        if row.spent:
            yield _figure(f"source.{place}", f"{row.source or '没有写来源'}支出", row.spent, "元", money)


def _care(facts: Facts) -> Iterator[Figure]:
    counted, year, unit = facts.counted, facts.period.year, facts.unit.pk
    waiting = page("people:list", needs="waiting", until=facts.scope.end, status="all", unit=unit)
    days = {"since": facts.scope.start, "until": facts.scope.end, "status": "all", "unit": unit}
    yield _figure(
        "needs.heard", "听到的诉求", counted.heard, "件", page("people:list", needs="heard", **days)
    )
    settled = page("people:list", needs="settled", **days)
    yield _figure("needs.settled", "办结的诉求", counted.settled, "件", settled)
    yield _figure("needs.waiting", "还没有办结的诉求", counted.waiting, "件", waiting)
    exchanges = page("activities:exchanges", year=year, unit=unit)
    yield _figure("exchange.forces", "本年双清单：部队提出", counted.by_forces, "件", exchanges)
    yield _figure("exchange.local", "本年双清单：地方提出", counted.by_local, "件", exchanges)
    yield _figure("exchange.done", "双清单：这一段办结", counted.exchanged, "件", exchanges)
    yield _figure("exchange.open", "双清单：还没有办结", counted.unfinished, "件", exchanges)


def _tasks(facts: Facts) -> Iterator[Figure]:
    progress = page("activities:progress", year=facts.period.year, unit=facts.unit.pk)
    done = [row for row in facts.tasks if row.is_done]
    yield _figure("tasks.all", "计划任务", len(facts.tasks), "项", progress)
    yield _figure("tasks.done", "已完成的计划任务", len(done), "项", progress)
    untouched, behind = len(facts.untouched), len(facts.behind)
    yield _figure("tasks.going", "正在进行的计划任务", len(facts.going), "项", progress)
    yield _figure("tasks.untouched", "还没有开展活动的计划任务", untouched, "项", progress)
    yield _figure("tasks.behind", "到期没有完成的计划任务", behind, "项", progress)
    yield _figure("tasks.open", "没有按时完成的计划任务", untouched + behind, "项", progress)
    for row in () if facts.units else facts.tasks:
        key, title = row.task.key.hex, row.task.title
        address = f"{reverse('plans:detail', args=[row.task.plan_id])}#row-{key}"
        as_of: dict[str, Any] = {"until": facts.until.isoformat()} if facts.until else {}
        held = list_address(task=key, state="done", **as_of)
        if row.target:
            word = row.task.measure_word
            yield _figure(f"want:{key}", f"{title}（计划数）", row.target, word, address)
            standing = list_address(task=key, state=STANDING, **as_of)
            yield _figure(f"did:{key}", f"{title}（完成数）", row.done, word, standing)
        if row.activities:
            yield _figure(f"held:{key}", f"{title}（已开展）", row.activities, "次", held)
        if row.spent:
            paid = list_address(task=key, has="money", **as_of)
            yield _figure(f"paid:{key}", f"{title}（支出）", row.spent, "元", paid)
    if not facts.units:
        return
    yield _figure(
        "units.all", "有计划任务或活动的单位", sum(_counts(line) for line in facts.units), "个", progress
    )


def _counts(line: Any) -> bool:
    return bool(line.tasks or line.done or line.visits or line.spent)


def _next(facts: Facts) -> Iterator[Figure]:
    coming = list_address(facts.ahead, state=COMING_WORD)
    yield _figure("next.activities", "接下来已经排好的活动", len(facts.coming), "项", coming)
    progress = page("activities:progress", year=facts.period.next.year, unit=facts.unit.pk)
    yield _figure("next.tasks", "下一段还要完成的计划任务", len(facts.next_tasks), "项", progress)
    progress = page("activities:progress", year=facts.period.year, unit=facts.unit.pk)
    yield _figure("next.rest", "这一段还没有安排的计划任务", len(facts.rest), "项", progress)
