"""The lines of the table of access for texts that come in to become plans. See activities_scene.py."""

from typing import Any

from plans.intake.upload import lines_from_text
from plans.models import Intake
from plans.services.intake import receive

# "intake": a text of 桂园社区, received by its clerk and not made a plan yet; nobody else's business.
TABLE = """
plans:new_file               -            GET  302 200 200 200 200 200 200 200 403 403
plans:new_file               -            POST 302 302 302 302 302 302 302 302 403 403
plans:intake                 intake       GET  302 200 200 200 404 404 404 404 403 403
plans:intake                 intake       POST 302 405 405 405 405 405 405 405 405 405
plans:intake_part            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_part            intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_decide          intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_decide          intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_mend            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_mend            intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_flag            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_flag            intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_years           intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_years           intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_undo            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_undo            intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_drop            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_drop            intake       POST 302 302 302 302 404 404 404 404 403 403
plans:intake_make            intake       GET  302 405 405 405 405 405 405 405 405 405
plans:intake_make            intake       POST 302 302 302 302 404 404 404 404 403 403
"""
_TEXT = "桂园社区2026年双拥工作计划\n一、走访慰问\n春节前走访慰问优抚对象。\n"


def received(cast: Any, get: Any) -> Intake:
    """`get` gives a fixture by its name."""
    return receive(actor=cast.clerk, unit=cast.community, filename="", lines=lines_from_text(_TEXT))


SCENES: dict[str, Any] = {"intake": received}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {} if thing is None else {"pk": thing.pk}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if name == "plans:new_file":
        return {"text": _TEXT}
    years = {"text_year": "2026", "make_year": "2027"} if name == "plans:intake_years" else {}
    return {"version": "1", "act": "accept_all", "group": "", **years}
