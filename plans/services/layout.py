"""How a plan is printed: layout, seal, 目录, 主送 and 抄送. It changes nothing of what the plan says."""

from typing import Any, cast

from django.db import transaction
from django.db.models import Field

from plans.choices import PaperLayout
from plans.models import Plan
from plans.policies import layout_refusal
from shuangyong.units import audit
from shuangyong.units.errors import Outdated
from shuangyong.units.models import User

CARRIED_OVER = ("layout", "sealed", "with_contents", "recipients", "copies")
"""What a unit's next plan takes over from its last one."""


@transaction.atomic
def set_layout(
    *,
    plan: Plan,
    actor: User,
    layout: PaperLayout,
    sealed: bool,
    with_contents: bool,
    recipients: str,
    copies: str,
) -> Plan:
    """Set how the plan is printed; raises Forbidden, Refused or Outdated. The same again changes nothing."""
    current: Plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    if error := layout_refusal(current, actor):
        raise error
    values = {
        "layout": str(layout),
        "sealed": sealed,
        "with_contents": with_contents,
        "recipients": recipients.strip(),
        "copies": copies.strip(),
    }
    changed = [name for name, value in values.items() if getattr(current, name) != value]
    if not changed:
        return current
    moved = Plan.objects.filter(pk=plan.pk, state=current.state, version=current.version).update(**values)
    if not moved:
        raise Outdated(f"这份{plan.kind_word}刚刚变了，版式没有保存，请看一遍现在的内容再改。")
    current.refresh_from_db()
    audit.record(
        actor=actor,
        action=f"设定版式（{current.kind_word}）",
        target=f"{current.unit.name}：{current.title}（编号{current.pk}）",
        detail="；".join(_words(current, name) for name in changed),
    )
    return current


def _words(plan: Plan, name: str) -> str:
    field = cast("Field[Any, Any]", Plan._meta.get_field(name))
    value = getattr(plan, name)
    shown = plan.get_layout_display() if name == "layout" else {True: "是", False: "否"}.get(value, value)
    return f"{field.verbose_name}：{shown or '（空）'}"
