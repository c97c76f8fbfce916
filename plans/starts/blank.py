"""A plan from nothing: the title and the usual headings, without a word under them."""

from plans.choices import ParagraphRole
from plans.content import ParagraphContent, PlanContent

HEADINGS = (
    ("指导思想", ParagraphRole.GUIDING),
    ("工作目标", ParagraphRole.GOALS),
    ("工作措施", ParagraphRole.MEASURES),
    ("进度安排", ParagraphRole.SCHEDULE),
    ("组织领导", ParagraphRole.ORGANISATION),
)


def blank_content(*, title: str, year: int, with_headings: bool = True) -> PlanContent:
    """An empty plan. Its headings have roles: goals, tasks and names that are added stand under them."""
    headings = HEADINGS if with_headings else ()
    return PlanContent(
        title=title,
        year=year,
        paragraphs=tuple(ParagraphContent(text=text, level=1, role=str(role)) for text, role in headings),
    )
