"""Settings pages for activities: to look, and to take a list along. What changes them is done on their pages.

Visits show persons: their list is for those who read the ledger anyway, and does not leave here as a file,
since 走访慰问台账 does that with its masks and its line in the audit trail.
"""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from activities import admin_calendar  # noqa: F401  registers 放假调休
from activities.models import Activity, Exchange, Partner, Visit
from activities.resources import ActivityResource, ExchangeResource, PartnerResource
from shuangyong.units.adminsite import LookingAdmin, PersonsAdmin, site, yes_no
from shuangyong.units.transfer import ExportAdmin

_DATE_PARTS = ("year", "month", "day", "gte", "lt")


class NarrowAdmin(LookingAdmin):
    """Rows are found by the filters shown and no others."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # A token or a ciphertext is not asked for by address.
        name = lookup.removesuffix("__exact").removesuffix("__id").removesuffix("__isnull")
        dates = {f"{self.date_hierarchy}__{part}" for part in _DATE_PARTS}
        return name in self.list_filter or lookup in dates


@admin.register(Activity, site=site)
class ActivityAdmin(NarrowAdmin, ExportAdmin):
    """Activities in the user's scope."""

    resource_classes = [ActivityResource]
    list_display = ("title", "unit_name", "day", "type_name", "state")
    list_filter = ("state", "type")
    date_hierarchy = "day"
    search_fields = ("title", "unit__name", "place")
    search_help_text = "按活动名称、单位或地点查找"
    fields = readonly_fields = (
        "title", "unit_name", "type_name", "task_title", "day", "end_day", "place", "state", "reason",
        "first_day", "host", "led_by", "responsible", "participants", "military", "civilians", "students",
        "volunteers", "reached", "households", "quantity", "gift_source", "account", "outcome", "created",
        "edited",
    )  # fmt: skip

    def view_on_site(self, obj: Activity) -> str:
        return obj.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("unit", "type", "created_by", "edited_by")

    @admin.display(description="类型", ordering="type__name")
    def type_name(self, activity: Activity) -> str:
        return str(activity.type or "—")

    @admin.display(description="登记")
    def created(self, activity: Activity) -> str:
        return f"{activity.created_by}，{activity.created_at:%Y-%m-%d}"

    @admin.display(description="最近修改")
    def edited(self, activity: Activity) -> str:
        return f"{activity.edited_by}，{activity.edited_at:%Y-%m-%d}"


@admin.register(Partner, site=site)
class PartnerAdmin(NarrowAdmin, ExportAdmin):
    """Partners in the user's scope; the telephone is masked as everywhere."""

    resource_classes = [PartnerResource]
    list_display = (
        "name",
        "unit",
        "kind",
        "since",
        "contact",
        "masked_phone",
        yes_no("is_active", "仍在共建"),
    )
    list_filter = ("kind", "is_active")
    search_fields = ("name", "unit__name")
    search_help_text = "按名称或单位查找"
    fields = readonly_fields = (
        "name", "unit_name", "kind", "since", "contact", "masked_phone", "note", "is_active",
    )  # fmt: skip

    def view_on_site(self, obj: Partner) -> str:
        return obj.get_absolute_url()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("unit")

    @admin.display(description="联系电话")
    def masked_phone(self, partner: Partner) -> str:
        return str(partner.phone) or "—"


@admin.register(Exchange, site=site)
class ExchangeAdmin(NarrowAdmin, ExportAdmin):
    """双清单 in the user's scope."""

    resource_classes = [ExchangeResource]
    list_display = ("item", "unit", "year", "asked_by", "kind", "due_on", "state")
    list_filter = ("state", "asked_by", "kind", "year")
    search_fields = ("item", "unit__name", "partner__name")
    search_help_text = "按事项、单位或共建单位查找"
    fields = readonly_fields = (
        "item", "unit_name", "year", "asked_by", "partner_name", "kind", "lead", "support", "handler",
        "due_on", "budget", "state", "outcome", "done_on", "satisfied",
    )  # fmt: skip

    def view_on_site(self, obj: Exchange) -> str:
        return reverse("activities:exchange", args=[obj.pk])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("unit", "partner")

    @admin.display(description="共建单位")
    def partner_name(self, exchange: Exchange) -> str:
        return str(exchange.partner or "—")


@admin.register(Visit, site=site)
class VisitAdmin(PersonsAdmin, NarrowAdmin):
    """Visits, for street and district; each leads to its person and its round."""

    list_display = ("person_link", "unit", "round_link", "state", "day", "amount", "goods")
    list_display_links = None
    list_filter = ("state",)
    date_hierarchy = "day"
    search_fields = ("person__name", "person__pinyin", "unit__name")
    search_help_text = "按姓名、拼音或单位查找"
    ordering = ("-day", "-pk")
    sortable_by = ("day", "amount")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("person__merged_into", "unit", "activity")

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One visit is looked at in its round."""
        return redirect("activities:detail", self._visit(request, object_id).activity_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("activities:detail", self._visit(request, object_id).activity_id)

    def _visit(self, request: HttpRequest, object_id: str | None) -> Visit:
        reading = request.method in ("GET", "HEAD")
        if object_id is None or not reading or not self.has_view_permission(request):
            raise PermissionDenied("走访只在“活动”里登记和修改。")
        visit: Visit | None = self.get_object(request, object_id)
        if visit is None:
            raise PermissionDenied
        return visit

    @admin.display(description="姓名")
    def person_link(self, visit: Visit) -> SafeString:
        person = visit.person.merged_into or visit.person
        return format_html('<a href="{}">{}</a>', reverse("people:detail", args=[person.pk]), person.name)

    @admin.display(description="走访活动")
    def round_link(self, visit: Visit) -> SafeString:
        return format_html('<a href="{}">{}</a>', visit.activity.get_absolute_url(), visit.activity.title)
