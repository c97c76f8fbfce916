"""Every template gives a whole plan, with nothing in it that only the unit can know."""

import pytest

from plans.choices import ParagraphRole
from plans.management.commands.load_dictionaries import factory_task_types
from plans.starts.templates import all_templates, from_template, usual_template
from shuangyong.almanac.quarters import quarter_of_timings
from shuangyong.units.models import UnitKind

CODES = tuple(all_templates())


def content(code: str, **options):
    return from_template(
        code, **{"title": "桂园社区2027年双拥工作计划", "year": 2027, "unit_name": "桂园社区", **options}
    )


def test_the_six_kinds_of_unit_have_a_template() -> None:
    assert CODES == ("community", "village", "street", "bureau", "company", "school")


@pytest.mark.parametrize("code", CODES)
def test_a_template_has_all_the_parts_of_a_plan(code: str) -> None:
    roles = {row.role for row in content(code).paragraphs}
    assert roles >= {str(role) for role in ParagraphRole} - {"standards", "part"}
    assert 5 <= len(content(code).goals) <= 8
    assert 10 <= len(content(code).tasks) <= 16


@pytest.mark.parametrize("code", CODES)
def test_unit_and_year_are_filled_in_and_no_placeholder_is_left(code: str) -> None:
    plan = content(code)
    words = "".join(
        [plan.group_name, *(row.text for row in plan.paragraphs), *(row.title for row in plan.tasks)]
    )
    assert "桂园社区" in words
    assert "2027年" in words
    assert "{" not in words


@pytest.mark.parametrize("code", CODES)
def test_persons_and_sums_are_left_to_the_unit(code: str) -> None:
    plan = content(code)
    assert not plan.members
    assert not any(row.responsible_person or row.budget or row.target_count for row in plan.tasks)


@pytest.mark.parametrize("code", CODES)
def test_every_task_has_a_known_type_and_a_time_that_was_understood(code: str) -> None:
    types = {fields["code"] for fields in factory_task_types()}
    for task in content(code).tasks:
        assert task.type_code in types, task.title
        assert quarter_of_timings(task.timings, 2027), task.title


def test_the_quarterly_template_has_tasks_in_each_quarter() -> None:
    quarters = [quarter_of_timings(task.timings, 2027) for task in content("community").tasks]
    assert set().union(*quarters) == {1, 2, 3, 4}


def test_headings_carry_no_number_so_that_print_can_number_them() -> None:
    assert not any(row.marker for code in CODES for row in content(code).paragraphs)


def test_without_the_usual_tasks_goals_and_text_stay() -> None:
    plan = content("community", with_tasks=False)
    assert not plan.tasks
    assert plan.goals
    assert plan.paragraphs


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        (UnitKind.COMMUNITY, "桂园社区", "community"),
        (UnitKind.COMMUNITY, "石桥村", "village"),
        (UnitKind.STREET, "枫林街道", "street"),
        (UnitKind.DISTRICT, "青川区", "street"),
        (UnitKind.BUREAU, "青川区水务局", "bureau"),
        (UnitKind.COMPANY, "青川木器有限公司", "company"),
        (UnitKind.SCHOOL, "青川实验学校", "school"),
        (UnitKind.PARTNER, "驻区某部", "community"),
    ],
)
def test_the_template_that_fits_the_unit_is_offered_first(kind: UnitKind, name: str, code: str) -> None:
    assert usual_template(kind, name) == code
