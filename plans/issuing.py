"""What an office's paper usually says: who signs, to whom it goes, which number is next."""

import re
from collections.abc import Sequence

from plans.choices import PaperLayout
from plans.models import Plan
from shuangyong.units.choices import UnitKind
from shuangyong.units.models import Unit

OTHERS = "各有关单位"
_NUMBER = re.compile(r"(.+)〔(\d{4})〕(\d+)号")
# Whom the heads of the units below are called by their names' last character (居委会组织法, 地方组织法).
_BODIES = {
    UnitKind.STREET: (("镇", "各镇人民政府"), ("乡", "各乡人民政府"), ("", "各街道办事处")),
    UnitKind.COMMUNITY: (("村", "各村民委员会"), ("", "各社区居民委员会")),
}


def usual_signatory(plan: Plan) -> str:
    """The name under the paper; under a 红头 it is the body whose mark stands at the head."""
    if plan.paper_layout is PaperLayout.RED and plan.unit.head_mark:
        return str(plan.unit.head_mark).removesuffix("文件")
    return plan.unit.signed_as


def usual_recipients(unit: Unit) -> str:
    """主送机关, without the colon, by the units that stand below this one: one query.

    Partners of the armed forces are nobody's subordinates and are left out.
    """
    below = Unit.objects.filter(path__startswith=unit.path, depth=unit.depth + 1, is_active=True)
    below = below.exclude(kind=UnitKind.PARTNER)
    rows = list(below.values_list("kind", "name"))
    bodies = [body for kind in _BODIES for body in _bodies(kind, rows)]
    others = any(kind not in _BODIES for kind, _ in rows)
    if not bodies:
        return OTHERS
    return "、".join([*bodies, "有关单位"] if others else bodies)


def _bodies(kind: UnitKind, rows: Sequence[tuple[str, str]]) -> list[str]:
    """Each kind of body once, the commonest words first."""
    endings = _BODIES[kind]
    found = {
        next(body for ending, body in endings if name.endswith(ending)) for row, name in rows if row == kind
    }
    return [body for _, body in reversed(endings) if body in found]


def numbers_of(plan: Plan) -> list[str]:
    """Document numbers that the unit's other plans bear, the latest first: one query."""
    rows = Plan.objects.filter(unit=plan.unit_id).exclude(number="").exclude(pk=plan.pk)
    return list(rows.order_by("-signed_on", "-pk").values_list("number", flat=True))


def next_number(numbers: Sequence[str], year: int) -> str:
    """The number after the last one of `year` with the same 机关代字; "" where no number is known."""
    read = [found.groups() for found in map(_NUMBER.fullmatch, numbers) if found]
    if not read:
        return ""
    code = read[0][0]
    serials = [int(serial) for other, of_year, serial in read if (other, int(of_year)) == (code, year)]
    return f"{code}〔{year}〕{max(serials, default=0) + 1}号"
