"""Letting a list leave: the right, the reason, the second step, the trail; then the file."""

from datetime import timedelta
from io import BytesIO
from typing import IO

from django.utils import timezone

from beneficiaries.exporting.product import MOST_ON_PAPER, PDF, Product
from beneficiaries.exporting.stamp import Stamp
from beneficiaries.policies import may_export_unmasked
from beneficiaries.querysets import PersonQuerySet
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import AuditEvent, User

EXPORTED, EXPORTED_FULL, REFUSED = "导出优抚对象", "导出完整信息", "导出完整信息未通过"
LEAST_REASON = 4
_TRIES, _PAUSE = 5, timedelta(minutes=15)


def may_unmask(user: User) -> bool:
    """Whether the user's lists may leave with full values at all."""
    return user.unit is not None and may_export_unmasked(user, user.unit)


def unmaskable(people: PersonQuerySet, user: User) -> PersonQuerySet:
    """Those of the people whose full values the user may take along: those of units that are kept."""
    return people.filter(unit__is_active=True) if may_unmask(user) else people.none()


def export_masked(*, actor: User, product: Product, fmt: str) -> IO[bytes]:
    """The file, masked. Refused when nobody is on the list, or too many for a PDF."""
    return _export(actor, product, fmt, unmasked=False)


def export_unmasked(*, actor: User, product: Product, fmt: str, reason: str, password: str) -> IO[bytes]:
    """The file with full values: a right, a reason and the own password once more.

    `product` must be made of `unmaskable` people. Forbidden without the right; Refused without a reason, with
    a wrong password (which is recorded) or after several wrong ones.
    """
    if not may_unmask(actor):
        raise Forbidden("您没有“导出完整信息”这项权限。")
    reason = " ".join(reason.split())
    if len(reason) < LEAST_REASON:
        raise Refused("请写明用途，例如：报区局核对优待金。")
    since = timezone.now() - _PAUSE
    failed = AuditEvent.objects.filter(actor=actor, action=REFUSED, at__gte=since).count()
    if failed >= _TRIES:
        raise Refused("密码连续输错，请过15分钟再试。")
    if not actor.check_password(password):
        audit.record(
            actor=actor,
            action=REFUSED,
            target=product.title,
            succeeded=False,
            detail=f"密码不对；{product.conditions}",
        )
        raise Refused("密码不对，请再输一次。")
    return _export(actor, product, fmt, unmasked=True, reason=reason)


def _export(actor: User, product: Product, fmt: str, *, unmasked: bool, reason: str = "") -> IO[bytes]:
    if not product.count:
        raise Refused("没有符合条件的人，不用导出。")
    if fmt == PDF and not product.fits_on_paper:
        raise Refused(f"{product.count_words}，PDF最多排{MOST_ON_PAPER}行。请改用Excel，或分单位导出。")
    words = [
        "未遮盖" if unmasked else "已遮盖",
        f"用途：{reason[:100]}" if unmasked else "",
        product.count_words,
        product.conditions,
        f"列：{'、'.join(column.title for column in product.columns)}",
        fmt,
    ]
    # On record before there is a file: whatever becomes of it, somebody asked.
    audit.record(
        actor=actor,
        action=EXPORTED_FULL if unmasked else EXPORTED,
        target=product.title,
        detail="；".join(filter(None, words)),
    )
    unit = actor.unit.name if actor.unit else ""
    stamp = Stamp(actor.name, unit, timezone.localtime(), unmasked)
    return BytesIO(product.pdf(stamp)) if fmt == PDF else product.workbook(stamp)
