"""The audit trail holds together, and a change behind the application's back is found."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from shuangyong.units import audit, audit_chain
from shuangyong.units.audit_chain import verify
from shuangyong.units.models import AuditEvent


@pytest.fixture
def events(cast):
    return [
        audit.record(actor=cast.clerk, action="登录", target=f"第{number}次", detail="甲")
        for number in range(6)
    ]


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_trail_is_whole(events, capsys):
    call_command("verify_audit")
    said = capsys.readouterr().out
    assert "审计记录完好，共6条" in said
    assert events[-1].seal in said


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("detail", "乙"),
        ("actor_name", "别人"),
        ("action", "退出"),
        ("succeeded", False),
        ("at", "2020-01-01 00:00:00"),
        ("address", "10.0.0.9"),
    ],
)
def test_any_changed_column_is_found(events, column, value):
    _sql(f"UPDATE units_auditevent SET {column} = %s WHERE id = %s", value, events[2].pk)  # noqa: S608
    assert [found.event for found in verify().breaks] == [events[2].pk]


def test_an_event_taken_out_is_found_at_the_next_one(events):
    _sql("DELETE FROM units_auditevent WHERE id = %s", events[3].pk)
    assert [found.event for found in verify().breaks] == [events[4].pk]


def test_an_event_put_in_is_found(events):
    AuditEvent.objects.bulk_create([AuditEvent(action="登录", previous="f" * 64, seal="e" * 64)])
    with pytest.raises(CommandError, match="对不上"):
        call_command("verify_audit")


def test_two_exchanged_seals_are_found(events):
    first, second = events[1], events[2]
    _sql("UPDATE units_auditevent SET seal = %s WHERE id = %s", second.seal, first.pk)
    _sql("UPDATE units_auditevent SET seal = %s WHERE id = %s", first.seal, second.pk)
    assert {first.pk, second.pk} <= {found.event for found in verify().breaks}


def test_who_was_overtaken_takes_the_next_place(events, monkeypatch):
    """Another process writes between the look at the last seal and the write."""
    seal_of = audit_chain.seal_of
    overtaken: list[bool] = []

    def slow_seal(event):
        if not overtaken:
            overtaken.append(True)
            audit.record(actor=None, action="抢先")
        return seal_of(event)

    monkeypatch.setattr(audit_chain, "seal_of", slow_seal)
    audit.record(actor=None, action="随后")
    assert verify().breaks == ()
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))[-2:] == ["抢先", "随后"]
