"""What a summary's page shows beside its text: numbers to look at, the way to the figures, the annexes."""

from activities.summaries import carrying  # noqa: F401  so that it listens
from activities.summaries.looking import stray_numbers
from activities.summaries.paper import annexes
from plans.models import Plan
from plans.panels import plan_panels
from plans.policies import may_write_for
from shuangyong.documents.model import PictureSheet, Table
from shuangyong.units.models import User
from shuangyong.units.panels import Panel


@plan_panels.register
def summary_panel(plan: Plan, user: User) -> Panel | None:
    """None for a plan."""
    if plan.is_plan:
        return None
    found = list(annexes(plan))
    tables = [(annex.title, block) for annex in found for block in annex.blocks if isinstance(block, Table)]
    pictures = sum(
        len(block.pictures) for annex in found for block in annex.blocks if isinstance(block, PictureSheet)
    )
    context = {
        "plan": plan,
        "tables": tables,
        "pictures": pictures,
        "strays": stray_numbers(plan),
        "may_edit": plan.is_editable and may_write_for(user, plan.unit),
    }
    return Panel("activities/summaries/panel.html", context)
