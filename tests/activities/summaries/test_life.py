"""A summary goes the way of a plan: handed in, approved, issued, printed, checked by its code."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest

from activities.models import Activity, Photo, SummaryPhoto
from activities.services.summaries import choose_photos, create_summary, recount
from activities.summaries.photos import TITLE
from plans.choices import PaperLayout, PlanState
from plans.models import Plan
from plans.paper.document import document_of
from plans.paper.files import formats_of, make_paper, paper_name
from plans.paper.hashing import hash_of, is_unaltered
from plans.services import lifecycle
from shuangyong.documents.model import PictureSheet
from shuangyong.units.errors import Refused
from tests.activities.summaries.conftest import FIRST_QUARTER
from tests.cast import Cast


def handed_in(plan: Plan, cast: Cast) -> Plan:
    plan.refresh_from_db()
    return lifecycle.submit(
        plan=plan, actor=cast.clerk, version=plan.version, content_version=plan.content_version
    )


def issued(plan: Plan, cast: Cast) -> Plan:
    plan = lifecycle.approve(plan=handed_in(plan, cast), actor=cast.reviewer, version=plan.version + 1)
    return lifecycle.issue(
        plan=plan, actor=cast.clerk, version=plan.version, signatory="", signed_on=date(2026, 4, 10)
    )


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(document[index].get_textpage().get_text_range() for index in range(len(document)))


def test_it_is_issued_and_printed_with_its_pictures(
    quarter: dict[str, Activity], make_photo: Callable[..., Photo], cast: Cast
) -> None:
    make_photo(quarter["held"], "医生给老人量血压", in_summary=True)
    make_photo(quarter["visit"], in_summary=True, colour=(90, 90, 160), size=(600, 800))
    plan = issued(create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER), cast)
    assert plan.state == PlanState.ISSUED
    pdf = make_paper(plan, "pdf")
    words = words_of(pdf.data)
    assert pdf.filename == "桂园社区2026年第一季度双拥工作总结.pdf"
    for said in ("医生给老人量血压（3月5日）", "春节走访慰问（2月6日）", "校验码", "共开展双拥活动2项"):
        assert said in "".join(words.split())
    word = docx.Document(BytesIO(make_paper(plan, "docx").data))
    assert len(word.inline_shapes) == 2
    assert "（照片）医生给老人量血压（3月5日）" in make_paper(plan, "txt").data.decode()
    assert is_unaltered(plan)


def test_what_was_issued_stays_though_rows_and_pictures_change(
    quarter: dict[str, Activity], make_photo: Callable[..., Photo], cast: Cast
) -> None:
    photo = make_photo(quarter["held"], "义诊现场", in_summary=True)
    plan = issued(create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER), cast)
    Activity.objects.filter(pk=quarter["held"].pk).update(title="改了名", civilians=400)
    Photo.objects.filter(pk=photo.pk).update(caption="改了说明", in_summary=False)
    assert is_unaltered(plan)
    assert "义诊现场（3月5日）" in "".join(words_of(make_paper(plan, "pdf").data).split())
    with pytest.raises(Refused):
        recount(actor=cast.clerk, plan=plan)
    with pytest.raises(Refused):
        choose_photos(actor=cast.clerk, plan=plan, photos=[])


def test_the_code_stands_for_tables_and_pictures_too(
    quarter: dict[str, Activity], make_photo: Callable[..., Photo], cast: Cast
) -> None:
    make_photo(quarter["held"], in_summary=True)
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    before = hash_of(plan)
    plan.summary.tables = [{"title": "表", "columns": [["名称", 4, "start"]], "rows": [["某项"]]}]
    plan.summary.save()
    with_table = hash_of(plan)
    SummaryPhoto.objects.filter(plan=plan).delete()
    assert len({before, with_table, hash_of(plan)}) == 3


def test_a_plan_s_code_is_what_it_was(make_plan: Callable[..., Plan]) -> None:
    plan = make_plan("issued")
    assert is_unaltered(plan)
    assert document_of(plan).annexes[0].title == "任务安排表"


def test_there_is_no_sheet_of_tasks(summary: Plan) -> None:
    assert formats_of(summary) == ["pdf", "docx", "txt"]
    assert paper_name(summary, "pdf") == "桂园社区2026年第一季度双拥工作总结（草稿）.pdf"


def test_an_office_prints_it_without_a_red_head_unless_it_chooses_one(
    quarter: dict[str, Activity], cast: Cast
) -> None:
    plan = create_summary(actor=cast.reviewer, unit=cast.street, period=FIRST_QUARTER)
    assert plan.paper_layout is PaperLayout.PLAIN
    plan.layout = PaperLayout.RED
    notice = document_of(plan)
    assert notice.title == "关于印发《枫林街道2026年第一季度双拥工作总结》的通知"
    assert "贯彻执行" not in notice.blocks[0].source


def test_a_change_takes_figures_and_pictures_along(
    quarter: dict[str, Activity], make_photo: Callable[..., Photo], cast: Cast
) -> None:
    make_photo(quarter["held"], "义诊现场", in_summary=True)
    plan = issued(create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER), cast)
    draft = lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="漏了一项活动")
    assert draft.figures.count() == plan.figures.count() > 0
    assert [annex.title for annex in document_of(draft).annexes] == [TITLE]
    make_photo(quarter["visit"], "入户", in_summary=True)
    choose_photos(actor=cast.clerk, plan=draft, photos=Photo.objects.values_list("pk", flat=True))
    sheets = [annex.blocks[0] for annex in (*document_of(plan).annexes, *document_of(draft).annexes)]
    assert [len(sheet.pictures) for sheet in sheets if isinstance(sheet, PictureSheet)] == [1, 2]
