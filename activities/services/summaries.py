"""Writing a summary from its rows, counting it anew, choosing its pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from activities.models import Photo, Summary, SummaryFigure, SummaryPhoto
from activities.policies import may_keep
from activities.summaries.content import Part, Written, write
from activities.summaries.facts import gather
from activities.summaries.figures import Figures, figures_of
from activities.summaries.periods import Period, period_of, summary_title
from activities.summaries.photos import MOST, caption_of, eligible_photos
from activities.summaries.tables import Stored, tables_of
from plans.choices import OUT_OF_USE, Act, ItemKind, Origin
from plans.content import ParagraphContent, PlanContent
from plans.models import Paragraph, Plan
from plans.policies import refusal
from plans.services import editing
from plans.services.creating import create_plan, lock_unit
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import Unit, User


class AlreadyThere(Refused):
    """The period has its summary already; `plan` is it."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"“{plan.title}”已经有了（{plan.get_state_display()}），没有再建一份。")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Counted:
    """One counting: the figures, the text, the tables."""

    figures: Figures
    written: Written
    tables: list[Stored]


@dataclass(frozen=True, slots=True)
class Kept:
    """A paragraph that somebody edited: it stays, and `new` is what would be written now ("" for nothing)."""

    key: str
    now: str
    new: str


def count(unit: Unit, period: Period) -> Counted:
    """What the rows say today; a fixed number of queries."""
    facts = gather(unit, period, timezone.localdate())
    figures = figures_of(facts)
    return Counted(figures, write(facts, figures), tables_of(facts))


def summary_in_use(unit: Unit, period: Period) -> Plan | None:
    """The period's summary of this unit, the newest revision."""
    rows = Plan.objects.summaries().filter(
        unit=unit, year=period.year, kind=period.kind, period=period.number
    )
    found: Plan | None = rows.exclude(state__in=OUT_OF_USE).order_by("-revision", "-pk").first()
    return found


@transaction.atomic
def create_summary(*, actor: User, unit: Unit, period: Period) -> Plan:
    """Write the period's summary as a draft. Raises AlreadyThere, Forbidden, Refused."""
    if not may_keep(actor, unit):
        raise Forbidden("您只能为自己的单位写总结。")
    if not period.has_begun(timezone.localdate()):
        raise Refused(f"{period.name}还没有开始，到时候再来生成。")
    lock_unit(unit)
    if (there := summary_in_use(unit, period)) is not None:
        raise AlreadyThere(there)
    counted = count(unit, period)
    keys = [uuid4().hex for _ in counted.written.parts]
    content = PlanContent(
        title=summary_title(unit.name, period),
        year=period.year,
        show_task_table=False,
        paragraphs=tuple(
            ParagraphContent(text=part.text, level=part.level, key=key)
            for part, key in zip(counted.written.parts, keys, strict=True)
        ),
    )
    plan = create_plan(
        unit=unit,
        content=content,
        actor=actor,
        origin=Origin.ROWS,
        notes=counted.written.notes,
        kind=period.kind,
        period=period.number,
    )
    Summary.objects.create(
        plan=plan,
        written=[[part.place, key, part.text] for part, key in zip(counted.written.parts, keys, strict=True)],
        quoted=list(counted.written.quoted),
        tables=counted.tables,
    )
    _store_figures(plan, counted.figures)
    _store_photos(plan, eligible_photos(plan).filter(in_summary=True)[:MOST])
    return plan


@transaction.atomic
def recount(*, actor: User, plan: Plan) -> list[Kept]:
    """按台账重算: figures and tables anew; the text too, but for paragraphs that somebody edited or deleted.

    What was kept is told, with what would be written now. Raises Refused, Forbidden.
    """
    current = _open(plan, actor)
    summary = Summary.objects.select_for_update().get_or_create(plan=current)[0]
    counted = count(current.unit, period_of(current.kind, current.year, current.period))
    kept, written = _rewrite(current, actor, summary, counted.written)
    summary.written, summary.tables = written, counted.tables
    summary.quoted = list(dict.fromkeys([*counted.written.quoted, *(summary.quoted if kept else [])]))
    summary.counted_at = timezone.now()
    summary.save()
    SummaryFigure.objects.filter(plan=current).delete()
    _store_figures(current, counted.figures)
    _note(actor, current, "按台账重算")
    return kept


@transaction.atomic
def choose_photos(*, actor: User, plan: Plan, photos: Iterable[int]) -> int:
    """The pictures of the annex, in the order of their days; what may not be chosen is passed over."""
    current = _open(plan, actor)
    wanted = list(eligible_photos(current).filter(pk__in=set(photos)))
    if len(wanted) > MOST:
        raise Refused(f"一份总结最多选{MOST}张照片，现在选了{len(wanted)}张，请去掉一些。")
    SummaryPhoto.objects.filter(plan=current).delete()
    _store_photos(current, wanted)
    _note(actor, current, f"选照片{len(wanted)}张")
    return len(wanted)


def kept_now(plan: Plan, written: Written) -> list[Kept]:
    """Paragraphs that somebody edited or deleted, and that would be written differently now: two queries."""
    summary: Summary | None = Summary.objects.filter(plan=plan).first()
    if summary is None:
        return []
    rows = {row.key.hex: row for row in plan.paragraphs.all()}
    wanted = {part.place: part for part in written.parts}
    found = []
    for place, key, before in summary.written:
        new = wanted[place].text if place in wanted else ""
        row = rows.get(key)
        now = row.text if row is not None else ""
        if now not in (before, new) and new != before:
            found.append(Kept(key if row is not None else "", now, new))
    return found


def _open(plan: Plan, actor: User) -> Plan:
    """The summary locked, while it may be edited."""
    rows = Plan.objects.summaries().select_for_update(of=("self",)).select_related("unit")
    current: Plan | None = rows.filter(pk=plan.pk).first()
    if current is None:
        raise Outdated("这份总结已经没有了。")
    if (error := refusal(current, actor, Act.EDIT)) is not None:
        raise error
    return current


def _rewrite(
    plan: Plan, actor: User, summary: Summary, written: Written
) -> tuple[list[Kept], list[list[str]]]:
    """Bring the paragraphs to what is written now; what was kept, and the places as they are after it."""
    rows: dict[str, Paragraph] = {row.key.hex: row for row in plan.paragraphs.all()}
    before = {place: (key, text) for place, key, text in summary.written}
    kept: list[Kept] = []
    places: list[list[str]] = []
    last: str | None = None
    for part in written.parts:
        key, old = before.pop(part.place, ("", ""))
        row = rows.get(key)
        if not key:
            last = _add(plan, actor, part, last)
            places.append([part.place, last, part.text])
            continue
        last = key if row is not None else last
        if row is not None and row.text in (old, part.text):
            _set_text(plan, actor, row, part.text)
            places.append([part.place, key, part.text])
            continue
        # Somebody edited or deleted it: what they did stands.
        places.append([part.place, key, old])
        if part.text != old:
            kept.append(Kept(key if row else "", row.text if row else "", part.text))
    for place, (key, old) in before.items():
        row = rows.get(key)
        if row is not None and row.text == old:
            editing.delete_row(
                plan_id=plan.pk, actor=actor, kind=ItemKind.PARAGRAPH, key=key, version=row.version
            )
        elif row is not None:
            kept.append(Kept(key, row.text, ""))
            places.append([place, key, old])
    return kept, places


def _set_text(plan: Plan, actor: User, row: Paragraph, text: str) -> None:
    if row.text != text:
        editing.save_row(
            plan_id=plan.pk, actor=actor, kind=ItemKind.PARAGRAPH, key=row.key.hex, version=row.version,
            fields={"text": text},
        )  # fmt: skip


def _add(plan: Plan, actor: User, part: Part, after: str | None) -> str:
    key = uuid4().hex
    editing.add_row(
        plan_id=plan.pk, actor=actor, kind=ItemKind.PARAGRAPH, key=key, after=after,
        fields={"text": part.text, "level": part.level},
    )  # fmt: skip
    return UUID(key).hex


def _store_figures(plan: Plan, figures: Figures) -> None:
    SummaryFigure.objects.bulk_create(
        SummaryFigure(
            plan=plan,
            position=place,
            code=figure.code,
            name=figure.name,
            value=figure.value,
            measure_word=figure.measure_word,
            address=figure.address,
        )
        for place, figure in enumerate(figures.all)
    )


def _store_photos(plan: Plan, photos: "Iterable[Photo] | Sequence[Photo]") -> None:
    SummaryPhoto.objects.bulk_create(
        SummaryPhoto(plan=plan, photo=photo, position=place, caption=caption_of(photo), digest=photo.digest)
        for place, photo in enumerate(photos)
    )


def _note(actor: User, plan: Plan, action: str) -> None:
    audit.record(
        actor=actor, action=f"{action}（总结）", target=f"{plan.unit.name}：{plan.title}（编号{plan.pk}）"
    )
