"""进度: what became of a plan's tasks, on the plan's own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from activities.finding import list_address
from activities.models import Activity
from activities.policies import may_keep, may_read
from activities.progress import PlanProgress, progress_of
from activities.standing import TaskProgress
from plans.amounts import number
from plans.choices import OUT_OF_USE, PaperKind, PlanState
from plans.models import Plan
from plans.panels import plan_panels
from plans.quarters import TITLES
from shuangyong.almanac.words import describe_all
from shuangyong.units.models import User
from shuangyong.units.panels import Panel

SEVERAL = 5
_GROUPS = {number: TITLES[number] for number in (1, 2, 3, 4)} | {SEVERAL: "跨季度、全年", 0: "未定时间"}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its words; `add` is where an activity of it is arranged, "" for who may not."""

    row: TaskProgress
    shape: str
    word: str
    add: str

    @property
    def when(self) -> str:
        timings = [timing.value for timing in self.row.task.timings.all()]
        return describe_all(timings) if timings else ""

    @property
    def measure_word(self) -> str:
        return self.row.task.measure_word or "次"

    @property
    def counted(self) -> str:
        """18/32户; without a target, what has been done."""
        if self.row.target:
            return f"{number(self.row.done)}/{number(self.row.target)}{self.measure_word}"
        return f"已开展{self.row.activities}次" if self.row.activities else ""

    @property
    def shown(self) -> int:
        """The length of the bar, of `row.target`."""
        return min(self.row.done, self.row.target or 0)

    @property
    def money(self) -> str:
        if not self.row.budget and not self.row.spent:
            return ""
        budget = f"，预算{number(self.row.budget)}元" if self.row.budget else ""
        return f"实支{number(self.row.spent)}元{budget}"

    @property
    def activities(self) -> str:
        """Where the task's activities are listed."""
        return list_address(task=self.row.task.pk)


@plan_panels.register
def progress_panel(plan: Plan, user: User) -> Panel | None:
    """Six queries, or one where nothing has begun.

    Nothing is shown for a summary, for a plan out of use, or while nothing has begun on a draft.
    """
    if plan.kind != PaperKind.PLAN or plan.state in OUT_OF_USE or not may_read(user):
        return None
    if plan.is_open and plan.state != PlanState.APPROVED and not _has_begun(plan):
        return None
    progress = progress_of(plan)
    if not progress.tasks:
        return None
    today = timezone.localdate()
    return Panel(
        "activities/progress/plan_panel.html",
        {
            "plan": plan,
            "progress": progress,
            "all": len(progress.counted),
            "activities": sum(row.activities for row in progress.tasks),
            "coming": sum(row.coming for row in progress.tasks),
            "overdue": len(progress.overdue(today)),
            "short": len(progress.short(today)),
            "spent": number(progress.spent),
            "budget": number(progress.budget) if progress.budget else "",
            "groups": list(_grouped(progress, today, may_keep(user, plan.unit))),
        },
    )


def _has_begun(plan: Plan) -> bool:
    """Whether anything was arranged for its tasks, perhaps by an earlier revision of the plan."""
    keys = plan.tasks.order_by().values("key")
    return Activity.objects.standing().filter(unit=plan.unit_id, task__key__in=keys).exists()


def _grouped(progress: PlanProgress, today: date, keeps: bool) -> Iterable[tuple[str, list[TaskLine]]]:
    """Each task once: under its quarter, or among those of several or of none."""
    placed: dict[int, list[TaskLine]] = {}
    for row in progress.tasks:
        place = min(row.quarters, default=0) if len(row.quarters) < 2 else SEVERAL
        open_still = keeps and not (row.is_done or row.is_dropped)
        add = reverse("activities:from_task", args=[row.task.pk]) if open_still else ""
        placed.setdefault(place, []).append(TaskLine(row, row.standing(today).value, row.word(today), add))
    return ((title, placed[place]) for place, title in _GROUPS.items() if place in placed)
