"""Settings page of 放假调休: 系统管理员 imports a year's notice, or types its days."""

from django.contrib import admin

from activities.models import DayOff
from activities.resources_calendar import DayOffResource
from shuangyong.units.adminsite import site
from shuangyong.units.transfer import TransferAdmin


@admin.register(DayOff, site=site)
class DayOffAdmin(TransferAdmin):
    """The days of the yearly notices."""

    resource_classes = [DayOffResource]
    list_display = ("day", "kind", "name")
    list_display_links = ("day",)
    list_filter = ("works",)
    search_fields = ("name",)
    search_help_text = "按节日查找"
    fields = ("day", "works", "name")

    @admin.display(description="放假或上班", ordering="works")
    def kind(self, row: DayOff) -> str:
        return "上班" if row.works else "放假"
