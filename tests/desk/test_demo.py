"""`manage.py demo`: two years of plans in every state, made once, on any day, never in production."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import serialize

from plans import models
from plans.models import Plan
from shuangyong.desk.demo.loading import made_up_password
from shuangyong.units.models import Unit, User
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NAMED = ("clerk", "clerk2", "lead", "reviewer", "reviewer2", "district", "admin", "auditor")


def run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def dump() -> str:
    tables = [getattr(models, name) for name in models.__all__]
    return "".join(serialize("json", table.objects.order_by("pk")) for table in (*tables, Unit, User))


def test_loading_it_twice_changes_nothing_whatever_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "walnut-tree-42")
    run()
    before = dump()
    monkeypatch.setenv("DEMO_PASSWORD", "other-words-43")
    assert "没有改动任何内容" in run()
    monkeypatch.delenv("DEMO_PASSWORD")
    assert "没有改动任何内容" in run()
    assert dump() == before


def test_the_password_is_the_one_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "walnut-tree-42")
    printed = run()
    assert "walnut-tree-42" not in printed
    for user in User.objects.filter(username__in=NAMED):
        assert user.check_password("walnut-tree-42")
        assert not user.must_change_password


def test_without_one_a_password_is_made_up_and_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    line = next(line for line in run().splitlines() if line.startswith("密码："))
    assert User.objects.get(username="clerk").check_password(line.removeprefix("密码："))
    assert made_up_password() != made_up_password()


def test_production_refuses_the_demo(settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="正式环境不装演示数据"):
        run()
    assert not User.objects.exists()


def test_accounts_of_others_are_not_taken_over(cast: Cast) -> None:
    with pytest.raises(CommandError, match="已经有人在用"):
        run()
    assert not Plan.objects.exists()
