"""A text that comes in to become a plan: received, looked at, changed under a lock, made or thrown away."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from plans.intake.change import Change
from plans.intake.deciding import Decisions, carried, difference, put_back
from plans.intake.staged import Staged, stage
from plans.intake.staging import Stored, patch, stored, unpatched
from plans.models import Intake
from plans.policies import may_write_for
from plans.reading.several import split_plans
from plans.services.editing import MAX_ROWS
from plans.starts.basics import TITLE_LENGTH, CannotStart, checked_year, planning_year
from plans.starts.text import MAX_PARAGRAPH
from shuangyong.documents.incoming import IncomingLine
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import Unit, User

KEPT = timedelta(days=30)
"""A reading that nobody has looked at for so long is thrown away: it may hold names."""
MOST_LINES, MOST_PARTS, UNDO_LEVELS, UNFINISHED = 10 * MAX_ROWS, 60, 30, 40
RECEIVED, DROPPED = "读入计划", "删除读入的计划"
CHANGED_ELSEWHERE = "这份计划刚才在另一个窗口里改过，已经换成最新的内容，请看过再做一次。"


def check_right(actor: User, unit: Unit) -> None:
    """Forbidden unless the actor writes the unit's plans."""
    if not may_write_for(actor, unit):
        raise Forbidden("您只能为自己的单位建计划。")


@transaction.atomic
def receive(
    *,
    actor: User,
    unit: Unit,
    filename: str,
    lines: Sequence[IncomingLine],
    carried_content: dict[str, Any] | None = None,
) -> Intake:
    """Stage the lines of a file or of pasted text. Forbidden; CannotStart with what to do."""
    check_right(actor, unit)
    tidy()
    kept = tuple(line for line in lines if line.text.strip())
    _check_size(kept)
    # A file of ours holds one plan, whatever titles stand in it.
    parts = split_plans(kept)[:MOST_PARTS] if carried_content is None else ()
    intake = Intake.objects.create(
        unit=unit,
        created_by=actor,
        filename=_file_name(filename),
        title=_title(kept) if len(parts) < 2 else "",
        lines=stored(kept),
        carried=carried_content,
        parts=[[part.title[:TITLE_LENGTH], part.start, part.end] for part in parts] if len(parts) > 1 else [],
        make_year=planning_year(timezone.localdate()),
    )
    if not intake.parts:
        _check_rows(kept)
    several = f"，{len(parts)}份" if len(parts) > 1 else ""
    audit.record(actor=actor, action=RECEIVED, target=unit, detail=f"{_called(intake)}{len(kept)}行{several}")
    return intake


def tidy() -> None:
    """Throw away what nobody has come back to."""
    Intake.objects.filter(changed_at__lt=timezone.now() - KEPT).delete()


@transaction.atomic
def take_part(*, actor: User, intake: Intake, start: int) -> Intake:
    """One of several plans, to be looked at by itself; the second press finds the first's."""
    whole = _locked(actor, intake)
    part = next((part for part in whole.parts if part[1] == start), None)
    if part is None:
        raise Refused("这个文件里没有这一份，请从列表里选。")
    there: Intake | None = whole.taken.filter(start=start).first()
    if there is not None:
        return there
    lines = whole.lines[part[1] : part[2]]
    _check_rows(lines)
    return Intake.objects.create(
        unit=whole.unit,
        created_by=actor,
        filename=whole.filename,
        title=(part[0] or _title(unstored_lines(lines)))[:TITLE_LENGTH],
        lines=lines,
        whole=whole,
        start=start,
        make_year=whole.make_year,
    )


@transaction.atomic
def as_one(*, actor: User, intake: Intake) -> Intake:
    """Not several plans at all: the whole text is one."""
    whole = _locked(actor, intake)
    if whole.taken.exists() or whole.made:
        raise Refused("已经分开读了其中一份。要当作一份来读，请先删掉分开的那几份，或者重新传一次文件。")
    _check_rows(whole.lines)
    whole.parts, whole.title = [], _title(unstored_lines(whole.lines))
    whole.version += 1
    whole.save()
    return whole


@transaction.atomic
def change(*, actor: User, intake: Intake, version: int, wanted: Callable[[Staged], Change]) -> Intake:
    """Make one change, to the text as `version` has it. Outdated when another window was first; Refused."""
    current = _locked(actor, intake)
    if current.parts:
        raise Refused("请先选一份计划。")
    if current.version != version:
        raise Outdated(CHANGED_ELSEWHERE)
    staged = stage(current)
    made = wanted(staged)
    before = (current.decisions, current.lines, [current.text_year, current.make_year])
    decisions = staged.decisions if made.decisions is None else made.decisions
    if made.years is not None:
        current.text_year, current.make_year = made.years
    if made.lines is not None:
        if not made.lines:
            raise Refused("这样改，文字就一行也不剩了。")
        current.lines = stored(made.lines)
        decisions = carried(decisions, staged.proposals, stage(current).proposals, made.moved)
    current.decisions = decisions
    _remember(current, made.words, *before)
    current.version += 1
    current.save()
    return current


@transaction.atomic
def undo(*, actor: User, intake: Intake, version: int) -> str:
    """Take back the last change; returns its words. Outdated when another window was first."""
    current = _locked(actor, intake)
    if current.version != version:
        raise Outdated(CHANGED_ELSEWHERE)
    if not current.undo:
        raise Refused("没有可以撤销的了。")
    step = current.undo.pop()
    current.decisions = put_back(current.decisions, step["decisions"])
    current.lines = unpatched(current.lines, step["lines"])
    current.text_year, current.make_year = step["years"]
    current.version += 1
    current.save()
    return str(step["words"])


@transaction.atomic
def drop(*, actor: User, intake: Intake) -> None:
    """Throw a reading away, with the parts that were taken from it."""
    current = _locked(actor, intake)
    words = _called(current)
    current.delete()
    audit.record(actor=actor, action=DROPPED, target=current.unit, detail=words)


def years_from(text_year: int | None, make_year: int) -> tuple[int | None, int]:
    """Both years, checked. CannotStart."""
    return None if text_year is None else checked_year(text_year), checked_year(make_year)


def unstored_lines(lines: Sequence[Stored]) -> tuple[IncomingLine, ...]:
    """Only the texts, where nothing else is asked for."""
    return tuple(IncomingLine(line["text"]) for line in lines)


def _locked(actor: User, intake: Intake) -> Intake:
    """The row as it is now, held until the transaction ends."""
    current: Intake | None = (
        Intake.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=intake.pk).first()
    )
    if current is None:
        raise Refused("这份读入的文字已经删除，或者已经建成计划了。")
    check_right(actor, current.unit)
    return current


def _remember(current: Intake, words: str, decisions: Decisions, lines: list[Any], years: list[Any]) -> None:
    step = {
        "words": words,
        "decisions": difference(decisions, current.decisions),
        "lines": patch(lines, current.lines),
        "years": years,
    }
    current.undo = [*current.undo, step][-UNDO_LEVELS:]


def _check_size(lines: Sequence[IncomingLine]) -> None:
    if not lines:
        raise CannotStart("里面没有文字。请粘贴计划的文字，或者选一个有文字的文件。")
    if len(lines) > MOST_LINES:
        raise CannotStart(f"里面有{len(lines)}行，一次最多读{MOST_LINES}行。请分成几个文件，一份一份地读。")
    for number, line in enumerate(lines, start=1):
        if len(line.text) > MAX_PARAGRAPH:
            raise CannotStart(
                f"第{number}行有{len(line.text)}个字，每行最多{MAX_PARAGRAPH}个字。请在适当的地方分段后再读。"
            )


def _check_rows(lines: Sequence[Any]) -> None:
    if len(lines) > MAX_ROWS:
        raise CannotStart(f"这一份有{len(lines)}行，一份计划最多{MAX_ROWS}行。请只留下计划的文字，再读一次。")


def _file_name(name: str) -> str:
    """Without a folder, and without what no database holds."""
    plain = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable())
    return plain.strip()[-200:]


def _called(intake: Intake) -> str:
    """For the audit trail: the file, never words of the text, in which names may stand."""
    return f"《{intake.filename}》" if intake.filename else "粘贴的文字"


def _title(lines: Sequence[IncomingLine]) -> str:
    """What the list of readings calls it: the first words."""
    return " ".join(lines[0].text.split())[:TITLE_LENGTH] if lines else ""
