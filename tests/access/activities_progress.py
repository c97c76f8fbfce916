"""The lines of the table of access for activities: progress, and all screens of activities in the settings.

See activities_scene.py.
"""

from datetime import date
from typing import Any

from activities.choices import AskedBy
from activities.models import DayOff, Exchange, Partner, Visit

# "kept_partner", "kept_exchange", "kept_visit": of 桂园社区. Who reads no persons has no screen of visits.
TABLE = """
activities:progress                    -             GET  302 200 200 200 200 200 200 200 200 403
activities:progress                    -             POST 302 405 405 405 405 405 405 405 405 405
admin:activities_activity_changelist   -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_activity_changelist   -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_activity_export       -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_activity_export       -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_activity_add          -             GET  302 403 403 403 403 403 403 403 403 403
admin:activities_activity_add          -             POST 302 403 403 403 403 403 403 403 403 403
admin:activities_activity_change       activity      GET  302 403 403 403 404 200 404 200 200 404
admin:activities_activity_change       activity      POST 302 403 403 403 404 403 404 403 403 404
admin:activities_activity_history      activity      GET  302 403 403 403 404 200 404 200 200 404
admin:activities_activity_delete       activity      GET  302 403 403 403 404 403 404 403 403 404
admin:activities_activity_delete       activity      POST 302 403 403 403 404 403 404 403 403 404
admin:activities_partner_changelist    -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_partner_changelist    -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_partner_export        -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_partner_export        -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_partner_add           -             GET  302 403 403 403 403 403 403 403 403 403
admin:activities_partner_add           -             POST 302 403 403 403 403 403 403 403 403 403
admin:activities_partner_change        kept_partner  GET  302 403 403 403 404 200 404 200 200 404
admin:activities_partner_change        kept_partner  POST 302 403 403 403 404 403 404 403 403 404
admin:activities_partner_history       kept_partner  GET  302 403 403 403 404 200 404 200 200 404
admin:activities_partner_delete        kept_partner  GET  302 403 403 403 404 403 404 403 403 404
admin:activities_partner_delete        kept_partner  POST 302 403 403 403 404 403 404 403 403 404
admin:activities_exchange_changelist   -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_exchange_changelist   -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_exchange_export       -             GET  302 403 403 403 403 200 200 200 200 403
admin:activities_exchange_export       -             POST 302 403 403 403 403 200 200 200 200 403
admin:activities_exchange_add          -             GET  302 403 403 403 403 403 403 403 403 403
admin:activities_exchange_add          -             POST 302 403 403 403 403 403 403 403 403 403
admin:activities_exchange_change       kept_exchange GET  302 403 403 403 404 200 404 200 200 404
admin:activities_exchange_change       kept_exchange POST 302 403 403 403 404 403 404 403 403 404
admin:activities_exchange_history      kept_exchange GET  302 403 403 403 404 200 404 200 200 404
admin:activities_exchange_delete       kept_exchange GET  302 403 403 403 404 403 404 403 403 404
admin:activities_exchange_delete       kept_exchange POST 302 403 403 403 404 403 404 403 403 404
admin:activities_visit_changelist      -             GET  302 403 403 403 403 200 200 200 403 403
admin:activities_visit_changelist      -             POST 302 403 403 403 403 200 200 200 403 403
admin:activities_visit_add             -             GET  302 403 403 403 403 403 403 403 403 403
admin:activities_visit_add             -             POST 302 403 403 403 403 403 403 403 403 403
admin:activities_visit_change          kept_visit    GET  302 403 403 403 404 302 404 302 404 404
admin:activities_visit_change          kept_visit    POST 302 403 403 403 404 403 404 403 404 404
admin:activities_visit_history         kept_visit    GET  302 403 403 403 404 302 404 302 404 404
admin:activities_visit_delete          kept_visit    GET  302 403 403 403 404 403 404 403 404 404
admin:activities_visit_delete          kept_visit    POST 302 403 403 403 404 403 404 403 404 404
admin:activities_dayoff_changelist     -             GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_add            -             GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_add            -             POST 302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_export         -             GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_export         -             POST 302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_import         -             GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_import         -             POST 302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_process_import -             GET  302 403 403 403 403 405 405 405 405 403
admin:activities_dayoff_process_import -             POST 302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_change         day_off       GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_change         day_off       POST 302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_history        day_off       GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_delete         day_off       GET  302 403 403 403 403 403 403 403 200 403
admin:activities_dayoff_delete         day_off       POST 302 403 403 403 403 403 403 403 302 403
"""


def kept_partner(cast: Any, get: Any) -> Partner:
    partner: Partner = Partner.objects.create(unit=cast.community, name="驻区某部", phone="19900003456")
    return partner


def kept_exchange(cast: Any, get: Any) -> Exchange:
    exchange: Exchange = Exchange.objects.create(
        unit=cast.community, year=2026, asked_by=AskedBy.FORCES, item="协调训练场地"
    )
    return exchange


def kept_visit(cast: Any, get: Any) -> Visit:
    person, round_ = get("make_person")(), get("make_activity")("春节走访")
    visit: Visit = Visit.objects.create(activity=round_, person=person, unit=cast.community)
    return visit


def day_off(cast: Any, get: Any) -> DayOff:
    row: DayOff = DayOff.objects.create(day=date(2026, 10, 1), name="国庆节")
    return row


SCENES: dict[str, Any] = {
    "kept_partner": kept_partner,
    "kept_exchange": kept_exchange,
    "kept_visit": kept_visit,
    "day_off": day_off,
}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    return {}
