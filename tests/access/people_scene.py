"""What the rows of people:* are tried on: addresses, and good values for their forms."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse

from beneficiaries.importing.receiving import receive
from beneficiaries.models import Category, Contact, ImportBatch, Merge, Need, Person, Standard, Transfer
from beneficiaries.services.care import add_row, fingerprint
from beneficiaries.services.merging import merge
from beneficiaries.services.moving import request_transfer
from tests.beneficiaries.importing.workbooks import sheet_bytes
from tests.cast import Cast
from tests.conftest import resident_id


def furnish(person: Person, cast: Cast) -> None:
    """An open need and a contact."""
    add_row(
        actor=cast.clerk, person=person, kind="contact", values={"name": "石小溪", "phone": "19900005678"}
    )
    need = {"words": "屋顶漏雨", "heard_on": date(2026, 1, 5)}
    add_row(actor=cast.clerk, person=person, kind="need", values=need)


WHOLE = ("people:export_file", "people:export_full", "people:list_file", "people:list_full")
"""Addresses of all people in sight."""
ACROSS = ("asked", "pair", "merged", "batch")


def across(state: str, make_person: Callable[..., Person], cast: Cast) -> dict[str, Any]:
    """`person`, and `other`: the request, the second record or the merge that the row is about."""
    if state == "batch":
        return {"person": None, "other": import_batch(cast)}
    person = make_person(code="A10")
    if state == "asked":
        to_unit = cast.community3
        return {
            "person": person,
            "other": request_transfer(actor=cast.clerk, person=person, to_unit=to_unit, reason="户口迁入"),
        }
    twin = make_person(id_number="")
    if state == "pair":
        return {"person": person, "other": twin}
    return {"person": person, "other": merge(actor=cast.clerk, kept=person, absorbed=twin, version=1)}


def import_batch(cast: Cast) -> ImportBatch:
    """An import into 桂园社区 whose first row is still to be mended."""
    rows = [["石小溪", "退役老兵"], ["石大海", "退役士兵"]]
    data = sheet_bytes(["姓名", "人员类别"], rows)
    return receive(actor=cast.clerk, unit=cast.community, filename="花名册.xlsx", data=data)


def dictionary() -> dict[str, Any]:
    """A category and a standard, by the names of their screens."""
    category, unused = (Category.objects.create(code=code, name=f"其他对象{code}") for code in ("Z98", "Z99"))
    standard = Standard.objects.create(
        category=category, name="补助", amount=1, per="month", valid_from=date(2026, 8, 1), source="演示"
    )
    return {"beneficiaries_category": unused, "beneficiaries_standard": standard}


def address(name: str, person: Person | None, other: Any = None) -> str:
    """The address of a row of the table."""
    if isinstance(other, ImportBatch):
        row = {"number": 2} if name == "people:import_row" else {}
        return reverse(name, kwargs={"pk": other.pk, **row})
    if person is None or name in WHOLE:
        return reverse(name)
    if isinstance(other, Transfer | Merge) and name != "people:transfer":
        return reverse(name, args=[other.pk])
    if isinstance(other, Person):
        return reverse(name, args=[person.pk, other.pk])
    where: dict[str, dict[str, Any]] = {
        "people:reveal": {"kind": "person", "row": person.pk, "field": "phone"},
        "people:row_new": {"kind": "honour"},
        "people:row": {"kind": "contact", "row": _row(Contact)},
        "people:row_remove": {"kind": "contact", "row": _row(Contact)},
        "people:need_done": {"row": _row(Need)},
        "people:need_revisit": {"row": _row(Need)},
    }
    return reverse(name, kwargs={"pk": person.pk, **where.get(name, {})})


def form(person: Person | None) -> dict[str, Any]:
    """Values that some of the forms take, and that no page shows but to who has typed them."""
    versions = {}
    if person is not None:
        person.refresh_from_db(fields=["version"])
        need = Need.objects.first()
        versions = {"version": person.version, "seen": fingerprint(need) if need else ""}
    return {
        **versions,
        "q": resident_id(date(1950, 5, 1)),
        "usual": "上门走访",
        "status": "moved",
        "day": date(2026, 1, 5).isoformat(),
        "reason": "户口迁走",
        "done_on": "2026-01-06",
        "outcome": "已修好",
    }


def _row(model: Any) -> int:
    """Its one row; scenes that have none do not ask for it."""
    return int(model.objects.values_list("pk", flat=True).first() or 0)
