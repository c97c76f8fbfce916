"""The page of the audit trail."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from shuangyong.units import audit
from shuangyong.units.models import AuditEvent
from tests.cast import Cast


@pytest.fixture
def events(cast: Cast) -> None:
    audit.record(actor=cast.clerk, action="导出", target="甲计划")
    audit.record(actor=cast.reviewer, action="登录")
    audit.record(actor=None, actor_name="陌生账号", action="登录", succeeded=False)
    audit.record(actor=cast.auditor, action="登录")


def rows(client: Any, query: str = "") -> list[Any]:
    return list(client.get(f"{reverse('audit')}{query}").context["page"].object_list)


def test_the_auditor_reads_all_of_it_newest_first(cast: Cast, as_user: Any, events: None) -> None:
    assert [event.actor_name for event in rows(as_user(cast.auditor))] == [
        "沈计明",
        "陌生账号",
        "叶知秋",
        "田小禾",
    ]


@pytest.mark.parametrize("name", ["clerk", "lead", "reviewer", "district", "admin"])
def test_nobody_else_reads_it(cast: Cast, as_user: Any, name: str) -> None:
    assert as_user(getattr(cast, name)).get(reverse("audit")).status_code == 403
    assert as_user(getattr(cast, name)).get(reverse("audit_export")).status_code == 403


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?action=导出", 1),
        ("?who=clerk", 1),
        ("?who=叶知", 1),
        ("?result=no", 1),
        ("?result=yes", 3),
        ("?since=2000-01-01&until=2000-01-02", 0),
        ("?since=2000-01-01", 4),
        ("?who=无此人", 0),
    ],
)
def test_the_filters(cast: Cast, as_user: Any, events: None, query: str, count: int) -> None:
    assert len(rows(as_user(cast.auditor), query)) == count


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?since=abc", "2027-01-31"),
        ("?since=2027-02-01&until=2027-01-01", "请对调"),
        ("?action=x", "没有这种操作"),
    ],
)
def test_a_bad_filter_is_explained(cast: Cast, as_user: Any, events: None, query: str, words: str) -> None:
    assert words in as_user(cast.auditor).get(f"{reverse('audit')}{query}").content.decode()


def test_the_empty_page_says_what_will_stand_here(cast: Cast, as_user: Any) -> None:
    client = as_user(cast.auditor)
    AuditEvent.objects.all()._raw_delete("default")
    assert "还没有记录" in client.get(reverse("audit")).content.decode()
    assert "没有符合条件" in client.get(f"{reverse('audit')}?who=x").content.decode()


def test_fifty_a_page_with_the_same_queries(cast: Cast, as_user: Any, django_assert_num_queries: Any) -> None:
    client = as_user(cast.auditor)
    for number in range(60):
        audit.record(actor=cast.clerk, action="导出", target=f"第{number}份")
    with django_assert_num_queries(5):
        assert len(rows(client)) == 50
    assert len(rows(client, "?page=2")) == 10


def test_the_auditor_is_offered_nothing_else(cast: Cast, as_user: Any) -> None:
    page = as_user(cast.auditor).get(reverse("audit"))
    assert [entry.label for entry in page.context["nav_entries"]] == ["审计记录"]


def test_the_spreadsheet_holds_no_live_formula(cast: Cast, as_user: Any) -> None:
    audit.record(actor=None, actor_name='=HYPERLINK("http://x.example")', action="登录", succeeded=False)
    response = as_user(cast.auditor).get(reverse("audit_export"))
    sheet = load_workbook(BytesIO(response.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == '=HYPERLINK("http://x.example")' for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def test_the_trail_can_be_neither_changed_nor_deleted(cast: Cast, events: None) -> None:
    event = AuditEvent.objects.first()
    assert event is not None
    for attempt in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(TypeError):
            attempt()
