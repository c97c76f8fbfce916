"""Characters of a plan that the fonts of this server lack: they are named before anything is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from django.core.cache import cache

from plans.choices import KEPT_STATES
from plans.content import PlanContent
from plans.models import Plan
from plans.paper.reading import Reading
from shuangyong.documents.glyphs import Gap, gaps_of, missing_in, name_of

_KEPT = 15 * 60  # seconds; what is out changes no more


@dataclass(frozen=True, slots=True)
class MissingSign:
    """One character that will be 〓, with every place it stands in."""

    character: str
    gaps: tuple[Gap, ...]

    @property
    def name(self) -> str:
        """“𰻞”（U+30EDE）."""
        return name_of(self.character)


def missing_signs(plan: Plan, reading: Reading | None = None) -> list[MissingSign]:
    """The plan's characters without a glyph, in the order of the paper.

    As many queries as its Document takes; a `reading` of the plan, where there is one, saves them.
    """
    reading = reading or Reading(plan)
    if plan.state not in KEPT_STATES:
        return _by_sign(gaps_of(reading.document))
    key = f"plan-gaps:{plan.pk}:{plan.version}:{plan.content_version}"
    kept: list[MissingSign] | None = cache.get(key)
    if kept is None:
        kept = _by_sign(gaps_of(reading.document))
        cache.set(key, kept, _KEPT)
    return kept


def missing_signs_shown(plan: Plan, content: PlanContent) -> list[MissingSign]:
    """The same for a page that has the content at hand: no query as long as nothing is missing."""
    unit = plan.unit
    words = [plan.number, plan.signatory, plan.recipients, plan.copies]
    words += [unit.name, unit.signed_as, unit.head_mark_words]
    if missing_in("".join([*words, *_words(content)])):
        return missing_signs(plan)
    return []


def remark(plan: Plan) -> str:
    """One sentence for a list of many plans; empty where nothing is missing."""
    signs = missing_signs(plan)
    if not signs:
        return ""
    names = "；".join(f"{sign.name}在{sign.gaps[0].place}" for sign in signs)
    return f"有{len(signs)}个字现有字体里没有，PDF里印成了〓：{names}。"


def _by_sign(gaps: list[Gap]) -> list[MissingSign]:
    signs = dict.fromkeys(gap.character for gap in gaps)
    return [MissingSign(sign, tuple(gap for gap in gaps if gap.character == sign)) for sign in signs]


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _words(getattr(value, item.name))
