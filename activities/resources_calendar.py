"""放假调休 as a file of the settings pages."""

from datetime import date, datetime
from typing import Any

from import_export.fields import Field
from import_export.widgets import Widget

from activities.models import DayOff
from activities.yearly.days_off import REST_WORD, WORK_WORD, day_from, works_from
from shuangyong.units.widgets import HouseResource, TextWidget


class DayWidget(Widget):
    """A day as 2026-10-01, or as Excel keeps it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        return day_from(text.removesuffix(" 00:00:00"))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class WorksWidget(Widget):
    """放假 / 上班."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        return works_from(str(value or "").strip())

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return WORK_WORD if value else REST_WORD


class DayOffResource(HouseResource):
    """The days of the yearly notices, known by their date."""

    day = Field("day", "日期", DayWidget())
    works = Field("works", "放假或上班", WorksWidget())
    name = Field("name", "节日", TextWidget())

    required = ("日期", "放假或上班", "节日")
    key = ("日期",)

    class Meta:
        model = DayOff
        fields = ("day", "works", "name")
        import_order = export_order = fields
        import_id_fields = ("day",)
        skip_unchanged = True
        clean_model_instances = True

    def get_instance(self, instance_loader: Any, row: Any) -> DayOff | None:
        """None for a row whose day cannot be read: what is wrong with it is told column by column."""
        try:
            found: DayOff | None = super().get_instance(instance_loader, row)
        except ValueError:
            return None
        return found
