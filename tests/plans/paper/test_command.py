"""manage.py export_plan."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from plans.models import Plan
from plans.paper import files
from shuangyong.units.models import AuditEvent
from tests.cast import Cast

MakePlan = Callable[..., Plan]


def export(plan_id: object, output: Path, **options: Any) -> str:
    out = StringIO()
    call_command("export_plan", str(plan_id), output=str(output), stdout=out, **{"fmt": "txt", **options})
    return out.getvalue().strip()


def test_the_file_is_the_one_that_the_page_gives(make_plan: MakePlan, tmp_path: Path) -> None:
    plan, target = make_plan(), tmp_path / "plan.txt"
    assert export(plan.pk, target) == str(target)
    assert target.read_bytes() == files.make_paper(plan, "txt").data
    assert AuditEvent.objects.get(action="导出").actor_name == "命令行"


def test_in_a_folder_the_file_is_named_after_the_plan(make_plan: MakePlan, tmp_path: Path) -> None:
    assert export(make_plan().pk, tmp_path) == str(tmp_path / "桂园社区2027年双拥工作计划（草稿）.txt")


def test_as_a_user_only_their_plans_are_found(make_plan: MakePlan, cast: Cast, tmp_path: Path) -> None:
    plan = make_plan()
    export(plan.pk, tmp_path, username="clerk")
    with pytest.raises(CommandError, match="没有这份计划"):
        export(plan.pk, tmp_path, username="clerk2")


@pytest.mark.parametrize("wrong", ["999999", "abc", "-1", "9" * 40, "²"])
def test_a_wrong_number_is_no_plan(cast: Cast, tmp_path: Path, wrong: str) -> None:
    with pytest.raises(CommandError, match="没有这份计划"):
        export(wrong, tmp_path)


def test_an_unknown_account_and_an_unknown_format_are_named(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan()
    with pytest.raises(CommandError, match="nobody"):
        export(plan.pk, tmp_path, username="nobody")
    with pytest.raises(CommandError, match="txt"):
        export(plan.pk, tmp_path, fmt="doc")


def test_a_missing_folder_is_named(make_plan: MakePlan, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="不存在"):
        export(make_plan().pk, tmp_path / "nowhere" / "plan.txt")


def test_a_paper_that_cannot_be_set_ends_in_a_sentence(
    make_plan: MakePlan, tmp_path: Path, monkeypatch: Any
) -> None:
    def broken(*args: object) -> bytes:
        raise RuntimeError

    plan = make_plan()
    monkeypatch.setattr(files, "make_paper", broken)
    with pytest.raises(CommandError, match="排不出来"):
        export(plan.pk, tmp_path)
