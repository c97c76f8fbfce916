"""What a paper in somebody's hand is: found by the code printed on it, or by the file itself."""

from dataclasses import dataclass

from plans.choices import KEPT_STATES, PlanState
from plans.models import IssuedPaper, Plan
from plans.paper.hashing import bounds_of, is_unaltered, printed_code
from plans.querysets import PlanQuerySet

FORCE = {
    PlanState.ISSUED: "现在仍然有效",
    PlanState.ARCHIVED: "现在仍然有效，已归档",
    PlanState.VOID: "已作废，不能再用",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One paper that went out: whether it holds today, whether its rows are still what was issued."""

    plan: Plan
    force: str
    in_force: bool
    unaltered: bool

    @property
    def code(self) -> str:
        return printed_code(self.plan.content_hash)


def find_by_code(code: str) -> list[Finding]:
    """Papers whose hash begins with the code (from `read_code`). Two of one wording share one code."""
    low, high = bounds_of(code)
    return _findings(Plan.objects.filter(content_hash__gte=low, content_hash__lte=high))


def find_by_file(sha256: str) -> list[Finding]:
    """Papers whose kept file has this SHA-256."""
    kept = IssuedPaper.objects.filter(sha256=sha256).values("plan")
    return _findings(Plan.objects.filter(pk__in=kept).exclude(content_hash=""))


def _findings(plans: PlanQuerySet) -> list[Finding]:
    rows = plans.filter(state__in=[*KEPT_STATES, PlanState.VOID]).select_related("unit").order_by("-pk")
    return [_finding(plan) for plan in rows]


def _finding(plan: Plan) -> Finding:
    state = PlanState(plan.state)
    force = _superseded(plan) if state == PlanState.SUPERSEDED else FORCE[state]
    in_force = state in (PlanState.ISSUED, PlanState.ARCHIVED)
    return Finding(plan, force, in_force, is_unaltered(plan))


def _superseded(plan: Plan) -> str:
    """By which version, and which is the last one today."""
    line = [plan]
    while following := line[-1].replaced_by.exclude(content_hash="").order_by("-revision").first():
        line.append(following)
    if len(line) == 1:
        return "已被变更，请以最新一版为准"
    words, newest = f"已被第{line[1].revision}版变更", line[-1]
    if newest.state == PlanState.VOID:
        return f"{words}；第{newest.revision}版后来也作废了"
    return f"{words}，请以第{newest.revision}版为准"
