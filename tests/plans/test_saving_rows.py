"""Saving a plan row by row: nobody's words are overwritten unseen."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from plans.choices import ItemKind
from plans.content import new_key
from plans.models import Plan
from plans.services import editing
from shuangyong.units.errors import Forbidden, Refused
from tests.cast import Cast

MakePlan = Callable[..., Plan]
P = ItemKind.PARAGRAPH


def test_a_saved_row_takes_the_plans_new_version(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    saved = editing.save_row(
        plan_id=row.plan_id,
        actor=cast.clerk,
        kind=P,
        key=row.key.hex,
        version=row.version,
        fields={"text": "新句。"},
    )
    row.refresh_from_db()
    assert (row.text, row.version) == ("新句。", saved.content_version)


def test_the_loser_of_a_race_is_shown_the_winners_words(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    common = {"plan_id": row.plan_id, "kind": P, "key": row.key.hex, "version": row.version}
    editing.save_row(**common, actor=cast.clerk, fields={"text": "甲"})
    with pytest.raises(editing.Conflict, match="田小禾") as caught:
        editing.save_row(**common, actor=cast.colleague, fields={"text": "乙"})
    assert caught.value.current.text == "甲"


def test_the_same_save_sent_twice_counts_once(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    common = {
        "plan_id": row.plan_id,
        "actor": cast.clerk,
        "kind": P,
        "key": row.key.hex,
        "version": row.version,
    }
    first = editing.save_row(**common, fields={"text": "甲"})
    assert editing.save_row(**common, fields={"text": "甲"}).content_version == first.content_version


def test_an_added_row_stands_behind_its_neighbour_and_only_once(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    first, second = plan.paragraphs.all()[:2]
    key = new_key()
    for _ in range(2):
        editing.add_row(
            plan_id=plan.pk, actor=cast.clerk, kind=P, key=key, after=first.key.hex, fields={"text": "插入"}
        )
    keys = [row.key.hex for row in plan.paragraphs.all()]
    assert keys[:3] == [first.key.hex, key, second.key.hex]


def test_a_row_moves_to_the_front(make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan()
    last = plan.tasks.last()
    editing.move_row(plan_id=plan.pk, actor=cast.clerk, kind=ItemKind.TASK, key=last.key.hex, after=None)
    assert plan.tasks.first().pk == last.pk


def test_a_row_that_changed_is_not_deleted_unseen(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    common = {"plan_id": row.plan_id, "kind": P, "key": row.key.hex, "version": row.version}
    editing.save_row(**common, actor=cast.clerk, fields={"text": "甲"})
    with pytest.raises(editing.Conflict):
        editing.delete_row(**common, actor=cast.colleague)


def test_saving_a_deleted_row_is_a_conflict_without_a_row(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    common = {"plan_id": row.plan_id, "kind": P, "key": row.key.hex, "version": row.version}
    editing.delete_row(**common, actor=cast.clerk)
    with pytest.raises(editing.Conflict) as caught:
        editing.save_row(**common, actor=cast.colleague, fields={"text": "乙"})
    assert caught.value.current is None


def test_a_submitted_plan_is_not_edited(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan("submitted").paragraphs.first()
    with pytest.raises(Refused, match="已提交"):
        editing.delete_row(
            plan_id=row.plan_id, actor=cast.clerk, kind=P, key=row.key.hex, version=row.version
        )


def test_a_reviewer_does_not_write_in_a_communitys_plan(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().paragraphs.first()
    with pytest.raises(Forbidden):
        editing.delete_row(
            plan_id=row.plan_id, actor=cast.reviewer, kind=P, key=row.key.hex, version=row.version
        )


def test_a_negative_budget_is_refused_in_chinese(make_plan: MakePlan, cast: Cast) -> None:
    row = make_plan().tasks.first()
    with pytest.raises(ValidationError, match="负数"):
        editing.save_row(
            plan_id=row.plan_id, actor=cast.clerk, kind=ItemKind.TASK, key=row.key.hex, version=row.version,
            fields={"budget": -1},
        )  # fmt: skip
