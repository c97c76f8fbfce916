"""The lines of the table of access for activities: importing. See activities_scene.py."""

from typing import Any

from activities.models import LedgerBatch
from activities.services import importing

# "ledger_batch": a file of 桂园社区 with a good row (2) and one to be mended (3), not taken yet.
TABLE = """
activities:import            -            GET  302 200 200 200 200 200 200 200 403 403
activities:import            -            POST 302 200 200 200 200 200 200 200 403 403
activities:import_template   -            GET  302 200 200 200 200 200 200 200 403 403
activities:import_template   -            POST 302 405 405 405 405 405 405 405 405 405
activities:import_batch      ledger_batch GET  302 200 200 200 404 403 404 403 403 403
activities:import_batch      ledger_batch POST 302 405 405 405 405 405 405 405 405 405
activities:import_columns    ledger_batch GET  302 200 200 200 404 403 404 403 403 403
activities:import_columns    ledger_batch POST 302 200 200 200 404 403 404 403 403 403
activities:import_confirm    ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_confirm    ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_undo       ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_undo       ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_drop       ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_drop       ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_accept     ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_accept     ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_failed     ledger_batch GET  302 200 200 200 404 403 404 403 403 403
activities:import_failed     ledger_batch POST 302 405 405 405 405 405 405 405 405 405
activities:import_mended     ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_mended     ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_rest       ledger_batch GET  302 405 405 405 405 405 405 405 405 405
activities:import_rest       ledger_batch POST 302 302 302 302 404 403 404 403 403 403
activities:import_row        ledger_batch GET  302 200 200 200 404 403 404 403 403 403
activities:import_row        ledger_batch POST 302 302 302 302 404 403 404 403 403 403
"""
_FILE = "日期,活动名称\n2025-03-05,学雷锋志愿服务\n3月上旬,板报\n"


def received(cast: Any, get: Any) -> LedgerBatch:
    """`get` gives a fixture by its name."""
    return importing.receive(
        actor=cast.clerk, unit=cast.community, filename="台账.csv", data=_FILE.encode(), year=2025
    )


SCENES: dict[str, Any] = {"ledger_batch": received}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    if thing is None:
        return {}
    return {"pk": thing.pk, "number": 3} if name == "activities:import_row" else {"pk": thing.pk}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    return {"field_day": "2025-03-08"} if name == "activities:import_row" else {}
