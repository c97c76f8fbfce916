"""What comes round: meetings of a year beside the usual number, anniversaries, terms, what is due soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from activities.choices import COMING, YEARLY_MEETINGS, ActivityState, DecisionState, MeetingKind
from activities.models import Activity, Agreement, Decision
from shuangyong.units.models import Unit, User

if TYPE_CHECKING:
    from activities.querysets import ActivityRowQuerySet

SOON = timedelta(days=14)
TERM_SOON = timedelta(days=60)
ROUND = 5


@dataclass(frozen=True, slots=True)
class Cadence:
    """A kind of meeting in a year: `usual` is 0 for a kind that is held as needed."""

    kind: MeetingKind
    usual: int
    held: int
    coming: int
    next_day: date | None

    @property
    def words(self) -> str:
        """通常每年4次，已开1次. A reminder: nobody is obliged."""
        usual = f"通常每年{self.usual}次" if self.usual else "按需要开"
        return f"{usual}，已开{self.held}次"

    @property
    def is_short(self) -> bool:
        """Whether fewer are held and planned than usual."""
        return self.held + self.coming < self.usual


def cadence_of(unit: Unit, year: int) -> list[Cadence]:
    """The usual kinds of meetings in their order, then the others that were held. One query."""
    rows = (
        Activity.objects.filter(unit=unit, day__range=(date(year, 1, 1), date(year, 12, 31)))
        .exclude(meeting="")
        .order_by()
        .values("meeting")
        .annotate(
            held=Count("pk", filter=Q(state=ActivityState.DONE)),
            coming=Count("pk", filter=Q(state__in=COMING)),
            next_day=Min("day", filter=Q(state__in=COMING)),
        )
    )
    found = {row["meeting"]: row for row in rows}
    kinds = [*YEARLY_MEETINGS, *(kind for kind in MeetingKind if kind not in YEARLY_MEETINGS)]
    nothing = {"held": 0, "coming": 0, "next_day": None}
    lines = []
    for kind in kinds:
        usual, row = YEARLY_MEETINGS.get(kind, 0), found.get(kind.value, nothing)
        if usual or row["held"] or row["coming"]:
            lines.append(Cadence(kind, usual, row["held"], row["coming"], row["next_day"]))
    return lines


def round_anniversary(since: int, year: int) -> tuple[int, int]:
    """(in which year, how many years): the first multiple of five that comes round in `year` or later."""
    passed = max(1, year - since)
    years = -(-passed // ROUND) * ROUND
    return since + years, years


def term_words(agreement: Agreement, today: date) -> str:
    """还有12天到期, 今天到期, 已到期, or until when it is valid."""
    end = agreement.valid_to
    if end is None:
        return "没有写明期限"
    if end < today:
        return f"已到期{(today - end).days}天"
    if end == today:
        return "今天到期"
    if end - today <= TERM_SOON:
        return f"还有{(end - today).days}天到期"
    return f"有效期至{end.year}年{end.month}月{end.day}日"


def term_to_mind(agreements: Iterable[Agreement], today: date) -> str:
    """The words about a partner whose last agreement has ended or ends soon; "" when there is no hurry."""
    terms = list(agreements)
    if not terms or any(agreement.valid_to is None for agreement in terms):
        return ""
    last = max(terms, key=lambda agreement: agreement.valid_to or today)
    assert last.valid_to is not None  # noqa: S101  narrows the type
    return term_words(last, today) if last.valid_to <= today + TERM_SOON else ""


def due_words(due_on: date | None, today: date, *, is_open: bool = True) -> tuple[str, str]:
    """("overdue", 逾期3天), ("soon", 还有5天), or two empty words when there is no hurry."""
    if due_on is None or not is_open or due_on > today + SOON:
        return "", ""
    if due_on < today:
        return "overdue", f"逾期{(today - due_on).days}天"
    return "soon", "今天到期" if due_on == today else f"还有{(due_on - today).days}天"


def open_decisions(user: User, today: date) -> "ActivityRowQuerySet":
    """议定事项 of the user's own unit that are overdue or due within two weeks, the oldest first."""
    rows: ActivityRowQuerySet = Decision.objects.visible_to(user)
    return (
        rows.filter(activity__unit_id=user.unit_id, state=DecisionState.OPEN, due_on__lte=today + SOON)
        .exclude(activity__state=ActivityState.CANCELLED)
        .select_related("activity")
        .order_by("due_on", "pk")
    )
