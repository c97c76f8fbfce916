"""A summary is written from its rows, in three parts, and says nothing of a nought."""

import pytest

from activities.models import Activity
from activities.services.summaries import AlreadyThere, create_summary
from activities.summaries.periods import Period
from plans.choices import Origin, PaperKind
from plans.models import Plan
from shuangyong.units.errors import Forbidden, Refused
from tests.activities.summaries.conftest import FIRST_QUARTER
from tests.cast import Cast


def lines(plan: Plan) -> list[str]:
    return [row.text for row in plan.paragraphs.all()]


def test_it_is_a_draft_of_its_kind_with_a_title(summary: Plan) -> None:
    assert (summary.kind, summary.period, summary.year) == (PaperKind.QUARTER, 1, 2026)
    assert (summary.title, summary.origin) == ("桂园社区2026年第一季度双拥工作总结", Origin.ROWS)
    assert summary.is_editable


def test_the_three_parts_say_what_the_rows_say(summary: Plan) -> None:
    text = lines(summary)
    assert text[0] == "现将桂园社区2026年第一季度双拥工作情况总结如下。"
    assert [text.index(part) > 0 for part in ("工作开展情况", "存在的问题", "下一步打算")] == [True] * 3
    whole = "\n".join(text)
    assert "共开展双拥活动2项，参加46人次（部队官兵6人次、地方人员40人次），服务群众52人次。" in whole
    assert "开展义诊1项：社区义诊（3月5日）。" in whole
    assert "活动预算800元，支出760.50元，由社区经费列支；慰问物资折价240元。" in whole
    assert (
        "延期、还没有开展的活动1项：国防教育讲座（原定3月12日，改到3月28日，原因：3号楼会议室装修）。"
        in whole
    )
    assert "取消的活动1项：军营开放日（原定3月20日，原因：部队另有任务）。" in whole
    assert "已经排好的活动1项：清明祭扫（4月12日）。" in whole


def test_nothing_is_said_of_a_nought(summary: Plan) -> None:
    whole = "\n".join(lines(summary))
    for words in ("学生", "志愿者", "诉求", "双清单", "入户走访", "计划任务"):
        assert words not in whole


def test_an_empty_period_is_a_heading_and_a_word_to_the_clerk(cast: Cast) -> None:
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
    assert lines(plan)[1:] == ["工作开展情况", "存在的问题", "下一步打算"]
    assert len(plan.notes) == 3
    assert "请您补写" in plan.notes[0]


def test_a_running_period_says_until_when(quarter: dict[str, Activity], cast: Cast) -> None:
    plan = create_summary(actor=cast.clerk, unit=cast.community, period=Period(PaperKind.QUARTER, 2026, 2))
    assert "（截至2026年4月8日）" in lines(plan)[0]


def test_a_second_one_of_the_period_is_refused_with_the_first(summary: Plan, cast: Cast) -> None:
    with pytest.raises(AlreadyThere) as caught:
        create_summary(actor=cast.colleague, unit=cast.community, period=FIRST_QUARTER)
    assert caught.value.plan == summary


def test_what_has_not_begun_is_not_summed_up(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有开始"):
        create_summary(actor=cast.clerk, unit=cast.community, period=Period(PaperKind.QUARTER, 2026, 3))


def test_nobody_writes_for_another_unit(cast: Cast) -> None:
    for other in (cast.clerk2, cast.reviewer, cast.district, cast.admin, cast.auditor):
        with pytest.raises(Forbidden):
            create_summary(actor=other, unit=cast.community, period=FIRST_QUARTER)


def test_a_street_sums_up_all_below_it(quarter: dict[str, Activity], cast: Cast) -> None:
    plan = create_summary(actor=cast.reviewer, unit=cast.street, period=FIRST_QUARTER)
    whole = "\n".join(lines(plan))
    assert plan.title == "枫林街道2026年第一季度双拥工作总结"
    assert "全街道共开展双拥活动2项" in whole
    table = plan.summary.tables[0]
    assert table["title"] == "各单位工作情况表"
    assert [row[1] for row in table["rows"]] == ["枫林街道", "桂园社区", "银杏社区"]
    assert table["footer"][4] == "2"
