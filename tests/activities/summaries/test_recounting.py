"""按台账重算: figures and text follow the rows; what somebody edited stays, and the new sentence is told."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from activities.choices import PhotoKind
from activities.models import Activity, Photo, SummaryFigure, SummaryPhoto
from activities.services.photos import remove_photo
from activities.services.summaries import choose_photos, count, kept_now, recount
from activities.summaries.photos import MOST
from plans.choices import ItemKind
from plans.models import Plan
from plans.services import editing
from shuangyong.units.errors import Forbidden, Refused
from tests.activities.summaries.conftest import FIRST_QUARTER
from tests.cast import Cast


def texts(plan: Plan) -> list[str]:
    return [row.text for row in plan.paragraphs.all()]


def edit(plan: Plan, cast: Cast, old: str, new: str) -> None:
    row = plan.paragraphs.get(text__contains=old)
    editing.save_row(
        plan_id=plan.pk,
        actor=cast.clerk,
        kind=ItemKind.PARAGRAPH,
        key=row.key.hex,
        version=row.version,
        fields={"text": new},
    )


def test_nothing_changed_is_nothing_written(summary: Plan, cast: Cast) -> None:
    before = texts(summary), summary.content_version
    assert recount(actor=cast.clerk, plan=summary) == []
    summary.refresh_from_db()
    assert (texts(summary), summary.content_version) == before


def test_figures_and_text_follow_the_rows(
    summary: Plan, make_activity: Callable[..., Activity], cast: Cast
) -> None:
    make_activity("军民座谈会", done=True, day=FIRST_QUARTER.end, students=30)
    recount(actor=cast.clerk, plan=summary)
    assert SummaryFigure.objects.get(plan=summary, code="activities.done").value == 3
    assert any("共开展双拥活动3项，参加76人次" in text for text in texts(summary))


def test_edited_paragraphs_stay_and_are_told(
    summary: Plan, make_activity: Callable[..., Activity], cast: Cast
) -> None:
    mine = "一季度办了两次活动，群众反映很好。"
    edit(summary, cast, "共开展双拥活动", mine)
    make_activity("军民座谈会", done=True, day=FIRST_QUARTER.end)
    kept = recount(actor=cast.clerk, plan=summary)
    assert mine in texts(summary)
    assert [(item.now, "活动3项" in item.new) for item in kept] == [(mine, True)]
    counted = count(summary.unit, FIRST_QUARTER)
    assert [item.now for item in kept_now(summary, counted.written)] == [mine]
    assert recount(actor=cast.clerk, plan=summary) == kept


def test_what_was_deleted_is_not_put_back(
    summary: Plan, make_activity: Callable[..., Activity], cast: Cast
) -> None:
    row = summary.paragraphs.get(text__contains="共开展双拥活动")
    editing.delete_row(
        plan_id=summary.pk, actor=cast.clerk, kind=ItemKind.PARAGRAPH, key=row.key.hex, version=row.version
    )
    make_activity("军民座谈会", done=True, day=FIRST_QUARTER.end)
    (kept,) = recount(actor=cast.clerk, plan=summary)
    assert (kept.key, kept.now) == ("", "")
    assert not any("共开展双拥活动" in text for text in texts(summary))


def test_new_sentences_come_to_their_place_and_old_ones_go(summary: Plan, quarter: Any, cast: Cast) -> None:
    Activity.objects.filter(pk=quarter["dropped"].pk).delete()
    Activity.objects.filter(pk=quarter["held"].pk).update(type=None)
    recount(actor=cast.clerk, plan=summary)
    after = texts(summary)
    assert not any("取消的活动" in text for text in after)
    assert "拥军优属" not in after
    work, lacking = after.index("工作开展情况"), after.index("存在的问题")
    assert work < after.index("其他工作") < lacking
    counted = count(summary.unit, FIRST_QUARTER)
    assert after == [part.text for part in counted.written.parts]


def test_only_its_own_unit_counts_it_anew(summary: Plan, cast: Cast) -> None:
    for other in (cast.clerk2, cast.reviewer, cast.admin):
        with pytest.raises(Forbidden):
            recount(actor=other, plan=summary)


def test_pictures_of_visits_papers_and_other_days_are_never_taken(
    summary: Plan, quarter: Any, make_photo: Callable[..., Photo], cast: Cast
) -> None:
    good = make_photo(quarter["held"], colour=(1, 2, 3))
    paper = make_photo(quarter["held"], kind=PhotoKind.SIGN_IN, colour=(4, 5, 6))
    later = make_photo(quarter["coming"], colour=(7, 8, 9))
    asked = [good.pk, paper.pk, later.pk, 10**12]
    assert choose_photos(actor=cast.clerk, plan=summary, photos=asked) == 1
    assert [row.photo for row in SummaryPhoto.objects.filter(plan=summary)] == [good]


def test_too_many_pictures_are_refused_and_the_choice_stays(
    summary: Plan, quarter: Any, make_photo: Callable[..., Photo], cast: Cast
) -> None:
    photos = [make_photo(quarter["held"], size=(8, 6), colour=(n, n, n)).pk for n in range(MOST + 1)]
    choose_photos(actor=cast.clerk, plan=summary, photos=photos[:2])
    with pytest.raises(Refused, match="最多选24张"):
        choose_photos(actor=cast.clerk, plan=summary, photos=photos)
    assert SummaryPhoto.objects.filter(plan=summary).count() == 2


def test_a_picture_in_a_summary_is_not_taken_away(
    summary: Plan, quarter: Any, make_photo: Callable[..., Photo], cast: Cast
) -> None:
    photo = make_photo(quarter["held"])
    choose_photos(actor=cast.clerk, plan=summary, photos=[photo.pk])
    with pytest.raises(Refused, match="取消选用"):
        remove_photo(actor=cast.clerk, photo=photo)
    choose_photos(actor=cast.clerk, plan=summary, photos=[])
    remove_photo(actor=cast.clerk, photo=photo)
    assert SummaryFigure.objects.get(plan=summary, code="money.spent").value == Decimal("760.50")
