"""The lines of the table of access for activities: 共建单位 and 双清单. See activities_scene.py."""

from datetime import date
from typing import Any

from activities.models import Agreement, Exchange, Partner
from activities.services.exchanges import create_exchange
from activities.services.partners import add_agreement, create_partner

# "partner": one of 桂园社区 with a phone and an agreement; "exchange": a line of its 双清单 that is 未启动.
TABLE = """
activities:partners             -        GET  302 200 200 200 200 200 200 200 200 403
activities:partners             -        POST 302 405 405 405 405 405 405 405 405 405
activities:partner_new          -        GET  302 200 200 200 200 200 200 200 403 403
activities:partner_new          -        POST 302 302 302 302 302 302 302 302 403 403
activities:partner              partner  GET  302 200 200 200 404 200 404 200 200 403
activities:partner              partner  POST 302 405 405 405 405 405 405 405 405 405
activities:partner_edit         partner  GET  302 200 200 200 404 403 404 403 403 403
activities:partner_edit         partner  POST 302 302 302 302 404 403 404 403 403 403
activities:partner_stop         partner  GET  302 405 405 405 405 405 405 405 405 405
activities:partner_stop         partner  POST 302 302 302 302 404 403 404 403 403 403
activities:partner_remove       partner  GET  302 405 405 405 405 405 405 405 405 405
activities:partner_remove       partner  POST 302 302 302 302 404 403 404 403 403 403
activities:partner_phone        partner  GET  302 200 200 200 404 403 404 403 403 403
activities:partner_phone        partner  POST 302 200 200 200 404 403 404 403 403 403
activities:agreement_new        partner  GET  302 200 200 200 404 403 404 403 403 403
activities:agreement_new        partner  POST 302 302 302 302 404 403 404 403 403 403
activities:agreement            partner  GET  302 200 200 200 404 403 404 403 403 403
activities:agreement            partner  POST 302 302 302 302 404 403 404 403 403 403
activities:agreement_remove     partner  GET  302 405 405 405 405 405 405 405 405 405
activities:agreement_remove     partner  POST 302 302 302 302 404 403 404 403 403 403
activities:exchanges            -        GET  302 200 200 200 200 200 200 200 200 403
activities:exchanges            -        POST 302 405 405 405 405 405 405 405 405 405
activities:exchanges_file       -        GET  302 200 200 200 200 200 200 200 200 403
activities:exchanges_file       -        POST 302 405 405 405 405 405 405 405 405 405
activities:exchange_new         -        GET  302 200 200 200 200 200 200 200 403 403
activities:exchange_new         -        POST 302 302 302 302 302 302 302 302 403 403
activities:exchange             exchange GET  302 200 200 200 404 200 404 200 200 403
activities:exchange             exchange POST 302 405 405 405 405 405 405 405 405 405
activities:exchange_edit        exchange GET  302 200 200 200 404 403 404 403 403 403
activities:exchange_edit        exchange POST 302 302 302 302 404 403 404 403 403 403
activities:exchange_activities  exchange GET  302 200 200 200 404 403 404 403 403 403
activities:exchange_activities  exchange POST 302 302 302 302 404 403 404 403 403 403
activities:exchange_step        exchange GET  302 200 200 200 404 403 404 403 403 403
activities:exchange_step        exchange POST 302 302 302 302 404 403 404 403 403 403
activities:exchange_remove      exchange GET  302 405 405 405 405 405 405 405 405 405
activities:exchange_remove      exchange POST 302 302 302 302 404 403 404 403 403 403
"""
_AGREEMENT = {"title": "共建协议书", "signed_on": date(2026, 3, 1), "valid_to": date(2027, 2, 28), "note": ""}
_EXCHANGE = {"year": "2026", "asked_by": "forces", "item": "联系家属就业岗位", "kind": "family"}


def partner(cast: Any, get: Any) -> Partner:
    values = {"name": "驻区某部", "kind": "forces", "since": 1992, "phone": "19900001234"}
    found = create_partner(actor=cast.clerk, unit=cast.community, values=values)
    add_agreement(actor=cast.clerk, partner=found, values=_AGREEMENT)
    found.refresh_from_db()
    return found


def asked(cast: Any, get: Any) -> Exchange:
    """`get` gives a fixture by its name."""
    exchange = Exchange()
    values = {**_EXCHANGE, "year": 2026}
    return create_exchange(actor=cast.clerk, unit=cast.community, token=exchange.token, values=values)


SCENES: dict[str, Any] = {"partner": partner, "exchange": asked}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    if thing is None:
        return {}
    more: dict[str, Any] = {}
    if name in ("activities:agreement", "activities:agreement_remove"):
        more["row"] = Agreement.objects.get(partner=thing).pk
    if name == "activities:exchange_step":
        more["state"] = "done"
    return {"pk": thing.pk, **more}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if "agreement" in name:
        return {"title": "新的协议", "version": thing.version}
    if "exchange" in name:
        known = {"version": thing.version} if thing is not None else {}
        step = {"outcome": "办好了。", "done_on": "2026-03-01"} if name.endswith("step") else {}
        return {**_EXCHANGE, **known, **step}
    if name == "activities:partner_phone":
        return {"usual": "联系共建活动"}
    known = {"version": thing.version} if thing is not None else {}
    return {"name": "澄溪小学", "kind": "paired", **known}
