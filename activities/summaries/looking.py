"""The figures of a stored summary beside what the rows say now, and what of its text is to be looked at."""

from dataclasses import dataclass
from decimal import Decimal

from activities.models import Summary, SummaryFigure
from activities.summaries.checking import Stray, strays
from activities.summaries.figures import Figures
from plans.amounts import plain_number
from plans.models import Plan

_GROUPS = (
    ("activities", "活动"),
    ("type", "按类型"),
    ("direction", "按工作方向"),
    ("series", "多次开展的活动"),
    ("people", "参加的人"),
    ("visits", "走访慰问"),
    ("ledger", "走访慰问"),
    ("needs", "诉求"),
    ("exchange", "双清单"),
    ("money", "经费"),
    ("source", "经费来源"),
    ("tasks", "计划任务"),
    ("units", "计划任务"),
    ("next", "下一步"),
)
EACH_TASK = "每项任务"


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it was written (None: it was not there) and as it is now (None: it is gone)."""

    name: str
    measure_word: str
    written: Decimal | None
    now: Decimal | None
    address: str

    @property
    def differs(self) -> bool:
        return (self.written or 0) != (self.now or 0)

    @property
    def is_nought(self) -> bool:
        return not self.written and not self.now

    @property
    def written_words(self) -> str:
        return "" if self.written is None else f"{plain_number(self.written)}{self.measure_word}"

    @property
    def now_words(self) -> str:
        return "" if self.now is None else f"{plain_number(self.now)}{self.measure_word}"


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    lines: tuple[Line, ...]


def beside(plan: Plan, now: Figures) -> list[Group]:
    """By what they are about, without those that are nought both times: one query."""
    stored = {row.code: row for row in SummaryFigure.objects.filter(plan=plan)}
    fresh = {figure.code: figure for figure in now.all}
    groups: dict[str, list[Line]] = {}
    for code in dict.fromkeys([*fresh, *stored]):
        old, new = stored.get(code), fresh.get(code)
        named = new or old
        assert named is not None  # noqa: S101  it stands in one of the two
        line = Line(
            named.name,
            named.measure_word,
            old.value if old else None,
            new.value if new else None,
            named.address,
        )
        if not line.is_nought:
            groups.setdefault(_group(code), []).append(line)
    return [Group(name, tuple(lines)) for name, lines in groups.items()]


def _group(code: str) -> str:
    return dict(_GROUPS).get(code.split(".", 1)[0], EACH_TASK)


def stray_numbers(plan: Plan) -> list[Stray]:
    """Numbers of the text that are none of its figures: three queries."""
    summary: Summary | None = Summary.objects.filter(plan=plan).first()
    quoted = [*(summary.quoted if summary else []), plan.unit.name]
    values = SummaryFigure.objects.filter(plan=plan).values_list("value", flat=True)
    rows = [(row.key.hex, row.text) for row in plan.paragraphs.all()]
    return strays(rows, list(values), quoted)
