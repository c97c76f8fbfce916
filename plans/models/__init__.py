"""The tables of a plan: the plan itself, its text, its work, its review."""

from plans.models.intake import Intake
from plans.models.papers import IssuedPaper
from plans.models.plan import Plan
from plans.models.review import Comment, PlanEvent, Submission
from plans.models.text import Paragraph
from plans.models.wording import RewrittenWord
from plans.models.work import Goal, Member, Task, TaskType, Timing

__all__ = [
    "Comment",
    "Goal",
    "Intake",
    "IssuedPaper",
    "Member",
    "Paragraph",
    "Plan",
    "PlanEvent",
    "RewrittenWord",
    "Submission",
    "Task",
    "TaskType",
    "Timing",
]
