"""The part of an activity's page that is about what a meeting decided."""

from django.utils import timezone

from activities.cadence import due_words
from activities.choices import Act, DecisionState
from activities.forms.meetings import DecisionsForm
from activities.models import Activity
from activities.panels import activity_panels
from activities.policies import refusal
from plans.choices import Ask
from shuangyong.units.models import User
from shuangyong.units.panels import Panel


@activity_panels.register
def decisions(activity: Activity, user: User) -> Panel | None:
    """What was decided; nothing for an activity that is no meeting and decided nothing."""
    asked = activity.type is not None and Ask.AGENDA in activity.type.asked
    rows = list(activity.decisions.select_related("task__plan", "became"))
    if not (activity.meeting or activity.agenda or asked or rows):
        return None
    today = timezone.localdate()
    lines = [(row, *due_words(row.due_on, today, is_open=row.state == DecisionState.OPEN)) for row in rows]
    context = {
        "activity": activity,
        "css": "css/activities_partners.css",
        "lines": lines,
        "open": sum(row.state == DecisionState.OPEN for row in rows),
        "form": DecisionsForm(day=activity.day),
        "may_decide": refusal(activity, user, Act.DECIDE) is None,
    }
    return Panel("activities/meetings/panel.html", context)
