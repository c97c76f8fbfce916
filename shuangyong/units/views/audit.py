"""The audit trail, read by 审计员 alone."""

from datetime import datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from shuangyong.sheets.columns import CellKind, Column
from shuangyong.sheets.sheet import Sheet
from shuangyong.sheets.workbook import write_workbook
from shuangyong.units import audit
from shuangyong.units.forms import AuditFilterForm
from shuangyong.units.models import AuditEvent, Role, User
from shuangyong.units.querysets import AuditEventQuerySet

PAGE_SIZE = 50
MAX_EXPORT = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    Column("at", "时间", 12),
    Column("who", "账号/姓名", 9),
    Column("unit", "单位", 10),
    Column("action", "操作", 9),
    Column("target", "对象", 18),
    Column("result", "结果", 5, align="center"),
    Column("address", "来源", 11),
    Column("detail", "说明", 22, CellKind.LONG_TEXT),
)


def auditor_of(request: HttpRequest) -> User:
    """The signed-in 审计员; 403 for everybody else."""
    user = request.user
    if not isinstance(user, User) or user.role != Role.AUDITOR:
        raise PermissionDenied("审计记录只有审计员可以查看。")
    return user


def _filtered(request: HttpRequest, user: User) -> tuple[AuditFilterForm, AuditEventQuerySet]:
    """The form as asked, and the events it lets through (all of them while it has errors)."""
    events: AuditEventQuerySet = AuditEvent.objects.visible_to(user)
    actions = list(events.order_by("action").values_list("action", flat=True).distinct())
    form = AuditFilterForm(request.GET, actions=actions)
    return form, events.filter(_conditions(form)) if form.is_valid() else events


def _conditions(form: AuditFilterForm) -> Q:
    wanted, found = form.cleaned_data, Q()
    if wanted["since"]:
        found &= Q(at__gte=timezone.make_aware(datetime.combine(wanted["since"], time.min)))
    if wanted["until"]:
        # The whole of the last day counts.
        end = datetime.combine(wanted["until"], time.min) + timedelta(days=1)
        found &= Q(at__lt=timezone.make_aware(end))
    if wanted["action"]:
        found &= Q(action=wanted["action"])
    if who := wanted["who"].strip():
        found &= Q(actor_name__icontains=who) | Q(actor__username__icontains=who)
    if wanted["result"]:
        found &= Q(succeeded=wanted["result"] == "yes")
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The trail, newest first, fifty a page."""
    form, events = _filtered(request, auditor_of(request))
    page = Paginator(events.select_related("actor"), PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"form": form, "page": page, "query": query.urlencode(), "filtered": bool(query)}
    return render(request, "units/audit.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same as a spreadsheet, at most MAX_EXPORT events."""
    user = auditor_of(request)
    _form, events = _filtered(request, user)
    rows = [_row(event) for event in events.select_related("actor")[:MAX_EXPORT]]
    today = timezone.localdate()
    sheet = Sheet(
        title="审计记录", name="审计记录", columns=COLUMNS, rows=rows, subtitle=f"导出日期：{today:%Y-%m-%d}"
    )
    response = HttpResponse(write_workbook([sheet]), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"审计记录{today:%Y%m%d}.xlsx") or ""
    audit.record(actor=user, action="导出", target="审计记录", request=request, detail=f"{len(rows)} 条")
    return response


def _row(event: AuditEvent) -> dict[str, object]:
    account = f"（{event.actor.username}）" if event.actor else ""
    return {
        "at": f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S}",
        "who": f"{event.actor_name}{account}",
        "unit": event.unit_name,
        "action": event.action,
        "target": event.target,
        "result": "成功" if event.succeeded else "失败",
        "address": event.address or "",
        "detail": event.detail,
    }
