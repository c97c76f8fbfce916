"""The life of a plan: each step is one conditional UPDATE on (state, version), then a timeline entry."""

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.choices import Act, Decision, Origin, PaperLayout, PlanState
from plans.issuing import usual_recipients, usual_signatory
from plans.models import Plan, PlanEvent, Submission
from plans.paper.hashing import hash_of
from plans.policies import head_looks_first, refusal, reviewing_unit
from plans.services.creating import create_plan
from plans.services.rows import content_of
from plans.services.timeline import log_step
from plans.tasks import make_papers
from shuangyong.units.errors import Forbidden, Outdated, Refused, Repeated
from shuangyong.units.models import User

S = PlanState


def describe_last_step(plan: Plan) -> str:
    """Who did what when, for the one who came second."""
    event = PlanEvent.objects.filter(plan=plan).select_related("actor").first()
    if event is None:
        return f"这份{plan.kind_word}刚刚变了。"
    when = timezone.localtime(event.at)
    who = event.actor.name if event.actor else "系统"
    did, state = event.get_act_display(), plan.get_state_display()
    return f"{who}已在{when.month}月{when.day}日{when:%H:%M}“{did}”，现在是“{state}”。"


def _too_late(plan: Plan, actor: User, act: Act) -> Outdated:
    """For whoever comes second: who was first, and with what. A button pressed twice is no race."""
    event = PlanEvent.objects.filter(plan=plan).first()
    if event is not None and (event.actor_id, event.act) == (actor.pk, act):
        return Repeated(f"您刚才已经“{act.label}”过了，不用再点一次。")
    return Outdated(f"您晚了一步：{describe_last_step(plan)}")


def _step(plan: Plan, actor: User, act: Act, version: int, to_state: PlanState, **changes: Any) -> Plan:
    """Check, then move the plan on; raises Refused, Forbidden or Outdated. Call inside a transaction."""
    current: Plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    error = refusal(current, actor, act)
    if isinstance(error, Forbidden):
        raise error
    if current.version != version:
        raise _too_late(current, actor, act)
    if error is not None:
        raise error
    moved = Plan.objects.filter(pk=plan.pk, state=current.state, version=version).update(
        state=to_state, version=F("version") + 1, **changes
    )
    if not moved:
        raise _too_late(current, actor, act)
    current.refresh_from_db()
    return current


def _reason(text: str) -> str:
    if not (reason := text.strip()):
        raise Refused("请写明理由，对方才知道要改什么。")
    return reason


def _open_submission(plan: Plan, actor: User, note: str) -> Submission:
    return Submission.objects.create(
        plan=plan,
        number=plan.submissions.count() + 1,
        snapshot=content_of(plan).to_json(),
        note=note.strip()[:500],
        submitted_by=actor,
    )


def _decide(plan: Plan, actor: User, decision: Decision, reason: str = "") -> Submission | None:
    submission = plan.submissions.open().last()
    if submission is not None:
        submission.decision, submission.reason = decision, reason
        submission.decided_by, submission.decided_at = actor, timezone.now()
        submission.save(update_fields=["decision", "reason", "decided_by", "decided_at"])
    return submission


@transaction.atomic
def submit(*, plan: Plan, actor: User, version: int, content_version: int, note: str = "") -> Plan:
    """Hand the plan in: to the unit's head first where the unit wants it so, else to the reviewing office.

    `content_version` is what the submitter saw: a later edit by a colleague asks for another look.
    """
    before = plan.state
    head_first = head_looks_first(plan, actor)
    moved = _step(
        plan, actor, Act.SUBMIT, version, S.HEAD_CHECK if head_first else S.SUBMITTED,
        reviewing_unit=reviewing_unit(plan.unit),
    )  # fmt: skip
    if moved.content_version != content_version:
        who = moved.edited_by.name if moved.edited_by and moved.edited_by != actor else ""
        who = who or f"这份{moved.kind_word}"
        raise Outdated(f"在您看过之后，{who}又有改动，没有提交。请看一遍现在的内容再提交。")
    submission = None if head_first else _open_submission(moved, actor, note)
    log_step(moved, actor, Act.SUBMIT, before, note.strip(), submission)
    return moved


@transaction.atomic
def forward(*, plan: Plan, actor: User, version: int, note: str = "") -> Plan:
    """The unit's head has looked and hands it on to the reviewing office."""
    moved = _step(plan, actor, Act.FORWARD, version, S.SUBMITTED)
    log_step(moved, actor, Act.FORWARD, S.HEAD_CHECK, note.strip(), _open_submission(moved, actor, note))
    return moved


@transaction.atomic
def head_return(*, plan: Plan, actor: User, version: int, reason: str) -> Plan:
    """The unit's head gives it back to the clerk; a reason is required."""
    note = _reason(reason)
    moved = _step(plan, actor, Act.HEAD_RETURN, version, S.RETURNED)
    log_step(moved, actor, Act.HEAD_RETURN, S.HEAD_CHECK, note)
    return moved


@transaction.atomic
def withdraw(*, plan: Plan, actor: User, version: int) -> Plan:
    """Take it back while nobody has decided."""
    before = plan.state
    moved = _step(plan, actor, Act.WITHDRAW, version, S.DRAFT)
    log_step(moved, actor, Act.WITHDRAW, before, submission=_decide(moved, actor, Decision.WITHDRAWN))
    return moved


@transaction.atomic
def return_plan(*, plan: Plan, actor: User, version: int, reason: str) -> Plan:
    """Send it back to be mended; a reason is required."""
    note = _reason(reason)
    moved = _step(plan, actor, Act.RETURN, version, S.RETURNED)
    log_step(moved, actor, Act.RETURN, S.SUBMITTED, note, _decide(moved, actor, Decision.RETURNED, note))
    return moved


@transaction.atomic
def approve(*, plan: Plan, actor: User, version: int, note: str = "") -> Plan:
    """Approve the submission that is open."""
    moved = _step(plan, actor, Act.APPROVE, version, S.APPROVED)
    submission = _decide(moved, actor, Decision.APPROVED, note.strip())
    log_step(moved, actor, Act.APPROVE, S.SUBMITTED, note.strip(), submission)
    return moved


@transaction.atomic
def issue(
    *,
    plan: Plan,
    actor: User,
    version: int,
    signatory: str,
    signed_on: date,
    number: str = "",
    recipients: str | None = None,
    copies: str | None = None,
    printed_on: date | None = None,
) -> Plan:
    """印发: the paper is final. An earlier issued revision becomes 已被变更 and stays readable.

    主送 and 抄送 stay as they are where None is given. What was only usual until now is written down:
    the paper must not change when the unit does.
    """
    current = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    final: dict[str, Any] = {
        "signatory": signatory.strip() or usual_signatory(current),
        "signed_on": signed_on,
        "number": number.strip(),
        "printed_on": printed_on,
        **_final_layout(current, recipients, copies),
    }
    final["content_hash"] = hash_of(current, **final)
    moved = _step(plan, actor, Act.ISSUE, version, S.ISSUED, **final)
    log_step(moved, actor, Act.ISSUE, S.APPROVED, moved.number)
    _supersede(moved, actor)
    # Its files are made while nobody waits; whoever is quicker than the worker makes them himself.
    transaction.on_commit(partial(make_papers.enqueue, moved.pk), robust=True)
    return moved


def _final_layout(plan: Plan, recipients: str | None, copies: str | None) -> dict[str, str]:
    layout = plan.paper_layout
    to = plan.recipients if recipients is None else recipients.strip()
    if layout is PaperLayout.RED:
        to = to or usual_recipients(plan.unit)
    return {
        "layout": str(layout),
        "recipients": to,
        "copies": plan.copies if copies is None else copies.strip(),
    }


def _supersede(moved: Plan, actor: User) -> None:
    """The revision that this one replaces steps back; one that was made void meanwhile stays void."""
    earlier = Plan.objects.select_for_update(of=("self",)).filter(pk=moved.replaces_id).first()
    if earlier is None or earlier.state not in (S.ISSUED, S.ARCHIVED):
        return
    before = earlier.state
    earlier.state, earlier.version = S.SUPERSEDED, earlier.version + 1
    earlier.save(update_fields=["state", "version"])
    log_step(earlier, actor, Act.SUPERSEDE, before, f"第{moved.revision}版已印发")


@transaction.atomic
def archive(*, plan: Plan, actor: User, version: int) -> Plan:
    moved = _step(plan, actor, Act.ARCHIVE, version, S.ARCHIVED)
    log_step(moved, actor, Act.ARCHIVE, S.ISSUED)
    return moved


@transaction.atomic
def void(*, plan: Plan, actor: User, version: int, reason: str) -> Plan:
    """作废, with a reason; what was approved or issued stays readable."""
    note, before = _reason(reason), plan.state
    moved = _step(plan, actor, Act.VOID, version, S.VOID)
    log_step(moved, actor, Act.VOID, before, note)
    return moved


@transaction.atomic
def revise(*, plan: Plan, actor: User, version: int, reason: str) -> Plan:
    """变更: a new draft with the same rows; the issued one stays as it is until the new one is issued."""
    note = _reason(reason)
    current = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    if error := refusal(current, actor, Act.REVISE):
        raise error
    if current.version != version:
        raise Outdated(f"您晚了一步：{describe_last_step(current)}")
    if open_one := current.replaced_by.exclude(state=S.VOID).first():
        raise Outdated(
            f"这份{current.kind_word}已经有第{open_one.revision}版（{open_one.get_state_display()}），请在那一版上修改。"
        )
    content = content_of(current)
    draft = create_plan(
        unit=current.unit, content=content, actor=actor, origin=Origin.REVISION, replaces=current
    )
    log_step(current, actor, Act.REVISE, current.state, note)
    return draft
