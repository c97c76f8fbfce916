"""What a plan says, read from the database once, however much is made of it."""

from functools import cached_property

from plans.content import PlanContent
from plans.models import Plan, TaskType
from plans.paper.document import document_of
from plans.services.rows import content_of
from shuangyong.documents.model import Document


class Reading:
    """One plan at one moment: content, names of types and Document, each made when it is first asked for.

    Lives as long as a request; whoever wants to see a later change reads again.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def content(self) -> PlanContent:
        """Six queries, whatever its length."""
        return content_of(self.plan)

    @cached_property
    def type_names(self) -> dict[str, str]:
        """Names of all types of tasks by code: one query."""
        return dict(TaskType.objects.values_list("code", "name"))

    @cached_property
    def document(self) -> Document:
        """The plan's paper; for a 红头 one more query may ask for its usual recipients."""
        return document_of(self.plan, content=self.content, type_names=self.type_names)

    @cached_property
    def text(self) -> Document:
        """The plan alone, as plain text has it."""
        return document_of(self.plan, for_text=True, content=self.content, type_names=self.type_names)
