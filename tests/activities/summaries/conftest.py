"""A first quarter of 2026 in 桂园社区, and the summary of it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from activities.choices import PhotoKind
from activities.models import Activity, Photo
from activities.pictures import store
from activities.pictures.reducing import reduce
from activities.services.activities import CostLine, GoodsLine, Lines, cancel, postpone
from activities.services.summaries import create_summary
from activities.summaries.periods import Period
from plans.choices import PaperKind
from plans.models import Plan, TaskType
from tests.cast import Cast

FIRST_QUARTER = Period(PaperKind.QUARTER, 2026, 1)
YEAR = Period(PaperKind.ANNUAL, 2026)
TODAY = date(2026, 4, 8)


@pytest.fixture(autouse=True)
def in_april(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first quarter is over, the second is running."""
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, *args: TODAY if value is None else value.date()
    )


@pytest.fixture
def clinic(db: None) -> TaskType:
    return TaskType.objects.get_or_create(code="210", defaults={"name": "义诊", "direction": "Y"})[0]


@pytest.fixture
def quarter(make_activity: Callable[..., Activity], clinic: TaskType, cast: Cast) -> dict[str, Activity]:
    """Two done, one put off, one cancelled, one coming."""
    held = make_activity(
        "社区义诊",
        done=True,
        type=clinic,
        day=date(2026, 3, 5),
        military=6,
        civilians=40,
        reached=52,
        lines=Lines(
            costs=[CostLine("社区经费", Decimal(800), Decimal("760.50"))],
            goods=[GoodsLine("血压计", "台", Decimal(2), Decimal(120))],
        ),
    )
    visit = make_activity("春节走访慰问", done=True, day=date(2026, 2, 6), households=12)
    put_off = make_activity("国防教育讲座", day=date(2026, 3, 12))
    put_off = postpone(
        actor=cast.clerk,
        activity=put_off,
        version=put_off.version,
        day=date(2026, 3, 28),
        reason="3号楼会议室装修",
    )
    dropped = make_activity("军营开放日", day=date(2026, 3, 20))
    dropped = cancel(actor=cast.clerk, activity=dropped, version=dropped.version, reason="部队另有任务")
    coming = make_activity("清明祭扫", day=date(2026, 4, 12))
    return {"held": held, "visit": visit, "put_off": put_off, "dropped": dropped, "coming": coming}


@pytest.fixture
def make_photo(cast: Cast) -> Callable[..., Photo]:
    """A real picture in the store."""

    def make(
        activity: Activity, caption: str = "", size: tuple[int, int] = (800, 600), **values: Any
    ) -> Photo:
        data = BytesIO()
        Image.new("RGB", size, values.pop("colour", (120, 160, 140))).save(data, "JPEG")
        picture = reduce(data)
        return Photo.objects.create(
            activity=activity,
            kind=values.pop("kind", PhotoKind.PHOTO),
            stored_name=store.keep(picture),
            digest=picture.digest,
            width=picture.width,
            height=picture.height,
            size=len(picture.full),
            caption=caption,
            by=cast.clerk,
            **values,
        )

    return make


@pytest.fixture
def summary(quarter: dict[str, Activity], cast: Cast) -> Plan:
    return create_summary(actor=cast.clerk, unit=cast.community, period=FIRST_QUARTER)
