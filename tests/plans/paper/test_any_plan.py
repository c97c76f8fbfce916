"""What holds for every plan, whatever stands in it."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from plans.choices import ParagraphRole
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent
from plans.paper.filling import typed
from plans.paper.workbook import build_sheets
from shuangyong.documents.model import Paragraph
from tests.plans.paper.full_plan import TASKS
from tests.plans.paper.test_text_wins import paper

PARAGRAPHS = st.builds(
    ParagraphContent,
    text=st.sampled_from(["", "季度安排", "一季度", "做好走访。", "工作目标:", "全年", "  "]),
    level=st.integers(0, 4),
    marker=st.sampled_from(["", "三、", "(五)、"]),
    role=st.sampled_from(["", *ParagraphRole.values]),
)
PLANS = st.builds(
    PlanContent,
    title=st.sampled_from(["", "桂园社区2027年双拥工作计划", "季度安排"]),
    year=st.integers(2000, 2099),
    title_in_text=st.booleans(),
    show_task_table=st.booleans(),
    paragraphs=st.lists(PARAGRAPHS, max_size=8).map(tuple),
    goals=st.lists(st.builds(GoalContent, text=st.text(max_size=9)), max_size=3).map(tuple),
    tasks=st.lists(st.sampled_from(TASKS), max_size=4).map(tuple),
    members=st.lists(st.builds(MemberContent, name=st.text(max_size=4)), max_size=2).map(tuple),
)


def is_in_order(wanted: list[str], found: Iterator[str]) -> bool:
    return all(any(item == other for other in found) for item in wanted)


@given(PLANS)
def test_what_was_typed_stands_on_the_paper_in_its_order(content: PlanContent) -> None:
    blocks = paper(content).blocks
    wanted = [row.key for row in typed(content)]
    if wanted and typed(content)[0].text.strip() == content.title:
        wanted = wanted[1:]  # the title says it already
    assert is_in_order(wanted, (block.anchor for block in blocks if isinstance(block, Paragraph)))


@given(PLANS)
def test_every_task_stands_in_the_sheet_once(content: PlanContent) -> None:
    assert len(list(build_sheets(content, unit_name="桂园社区")[0].rows)) == len(content.tasks)
