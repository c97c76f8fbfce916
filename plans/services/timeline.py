"""A step of a plan's life: a line of its timeline for those who work on it, and one of the audit trail."""

from plans.choices import Act
from plans.models import Plan, PlanEvent, Submission
from shuangyong.units import audit
from shuangyong.units.models import User


def log_step(
    plan: Plan,
    actor: User | None,
    act: Act,
    before: str = "",
    note: str = "",
    submission: Submission | None = None,
) -> None:
    """Write down what has just been done; `plan` is in its new state; no `actor`: the command line."""
    PlanEvent.objects.create(
        plan=plan,
        actor=actor,
        act=act,
        from_state=before,
        to_state=plan.state,
        note=note,
        submission=submission,
    )
    # The auditor sees no plan: the line itself says whose it is and which one.
    audit.record(
        actor=actor,
        actor_name=audit.COMMAND_LINE,
        action=f"{act.label}（{plan.kind_word}）",
        target=f"{plan.unit.name}：{plan.title}（编号{plan.pk}）",
        detail="；".join(filter(None, [_way(before, plan), note])),
    )


def _way(before: str, plan: Plan) -> str:
    states = dict(type(plan)._meta.get_field("state").flatchoices)
    after = plan.get_state_display()
    return f"{states[before]} → {after}" if before in states and before != plan.state else ""
