"""Files of papers that are out: made once, kept as they went out, checked whenever they are read."""

import hashlib
import logging
from collections.abc import Callable
from copy import copy
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from plans.choices import PlanState
from plans.models import IssuedPaper, Plan
from plans.paper.hashing import is_unaltered
from shuangyong.units.errors import Refused

logger = logging.getLogger(__name__)

ALTERED = (
    "这份文件印发以后，系统里的内容又变了，和纸上的校验码对不上，所以没有重新排印。"
    "请以印发的纸质文件为准，并告诉系统管理员查明原因。"
)

Make = Callable[[Plan], bytes]


def kept_file(plan: Plan, fmt: str, filename: str, make: Make) -> bytes:
    """The file of an issued plan as it went out; at the first request `make` makes it.

    Refused when there is no sound file and the plan no longer says what its content hash stands for.
    """
    row: IssuedPaper | None = IssuedPaper.objects.filter(plan=plan, fmt=fmt).first()
    if row is None:
        return _first(plan, fmt, filename, make)
    data = _read(row)
    return _again(plan, row, make) if data is None else data


def _first(plan: Plan, fmt: str, filename: str, make: Make) -> bytes:
    data = _made(plan, make)
    row = IssuedPaper(plan=plan, fmt=fmt, filename=filename, sha256=_sha256(data), size=len(data))
    row.file.save(_name(plan, fmt), ContentFile(data), save=False)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Somebody else made it meanwhile: theirs is the paper, ours is waste.
        row.file.delete(save=False)
        return kept_file(plan, fmt, filename, make)
    return data


def _again(plan: Plan, row: IssuedPaper, make: Make) -> bytes:
    data = _made(plan, make)
    sha256, old_name = _sha256(data), row.file.name
    said = "with the same bytes" if sha256 == row.sha256 else f"instead of {row.sha256}: {sha256}"
    logger.error("kept file %s of plan %s was missing or damaged; made again %s", old_name, plan.pk, said)
    row.file.save(_name(plan, row.fmt), ContentFile(data), save=False)
    mended = IssuedPaper.objects.filter(pk=row.pk, file=old_name)
    if not mended.update(file=row.file.name, sha256=sha256, size=len(data)):
        row.file.delete(save=False)
        return _read(IssuedPaper.objects.get(pk=row.pk)) or data
    row.file.storage.delete(str(old_name))
    return data


def _made(plan: Plan, make: Make) -> bytes:
    """The paper as it was issued, whatever became of the plan since. Plans of old have no hash to ask."""
    if plan.content_hash and not is_unaltered(plan):
        logger.error("plan %s no longer says what its content hash stands for", plan.pk)
        raise Refused(ALTERED)
    as_issued = copy(plan)
    as_issued.state = PlanState.ISSUED
    return make(as_issued)


def _read(row: IssuedPaper) -> bytes | None:
    try:
        with row.file.open("rb") as file:
            data: bytes = file.read()
    except OSError:
        return None
    return data if _sha256(data) == row.sha256 else None


def _name(plan: Plan, fmt: str) -> str:
    """A name that no other file has: two who make the same paper at once do not write into one another's."""
    return f"{plan.year}/{plan.pk}-{uuid4().hex[:12]}.{fmt}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
