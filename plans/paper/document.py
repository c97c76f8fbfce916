"""A plan as a Document: from one value to the words of the paper, the same for every way it was made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from plans.choices import PaperLayout, PlanState
from plans.content import ParagraphContent, PlanContent
from plans.issuing import usual_recipients, usual_signatory
from plans.models import Plan, TaskType
from plans.paper.annex_providers import annexes_of
from plans.paper.annexes import group_annex, task_annex
from plans.paper.carrier import CARRY_OUT, RedHead, carried, is_notice
from plans.paper.filling import Filler, paragraph_kind, typed
from plans.paper.hashing import fine_print
from plans.paper.signing import with_typed_sign_off
from plans.services.rows import content_of
from shuangyong.documents.model import Annex, Block, Document, Imprint, Paragraph, SignOff
from shuangyong.documents.numbering import numbered

_FIGURES = r"[\d一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"(?:\d{{4}}|[一二][〇零○一二三四五六七八九]{{3}})年{_FIGURES}月{_FIGURES}日")
_SIGN_OFF_LINES = 3


def document_of(
    plan: Plan,
    *,
    for_text: bool = False,
    content: PlanContent | None = None,
    type_names: Mapping[str, str] | None = None,
) -> Document:
    """The plan's paper as it stands now; plain text is always the plan itself.

    Eight queries at most, whatever its length; one at most with `content` and `type_names` at hand.
    """
    content = content_of(plan) if content is None else content
    if type_names is None:
        type_names = dict(TaskType.objects.values_list("code", "name"))
    signature = plan.signatory or usual_signatory(plan)
    paper = build_document(
        content,
        unit_name=plan.unit.name,
        signature=signature,
        signed_on=plan.signed_on,
        number=plan.number,
        draft=plan.is_draft,
        void=plan.state == PlanState.VOID,
        for_text=for_text,
        sealed=plan.sealed,
        type_names=type_names,
    )
    if added := annexes_of(plan):
        paper = replace(paper, annexes=(*paper.annexes, *added))
    if for_text:
        return paper
    paper = replace(paper, with_contents=plan.with_contents, fine_print=fine_print(plan))
    is_red = plan.paper_layout is PaperLayout.RED
    if not is_red or is_notice(paper.title):
        # The plan that a notice carries keeps its last lines as text: it is the notice that is signed.
        paper = with_typed_sign_off(paper, signature)
    return carried(paper, _red_head(plan, signature)) if is_red else paper


def _red_head(plan: Plan, signature: str) -> RedHead:
    return RedHead(
        mark=plan.unit.head_mark_words,
        recipients=plan.recipients or usual_recipients(plan.unit),
        sign_off=SignOff(signature, plan.signed_on, plan.sealed),
        imprint=Imprint(plan.copies, plan.unit.signed_as, plan.printed_on or plan.signed_on),
        request=CARRY_OUT if plan.is_plan else "",
    )


def build_document(
    content: PlanContent,
    *,
    unit_name: str,
    signature: str,
    signed_on: date | None,
    number: str,
    draft: bool,
    void: bool = False,
    for_text: bool = False,
    sealed: bool = False,
    type_names: Mapping[str, str] | None = None,
) -> Document:
    """What the plan says, as paper. `signed_on` is None until it is issued.

    Plain text (`for_text`) carries no signature before that: an imported text comes out as it came in.
    """
    rows = _without_repeated_title(content, typed(content), for_text)
    with_table = bool(content.tasks) and content.show_task_table
    filler = Filler(content, unit_name, with_budget=not with_table)
    blocks: list[Block] = []
    for index, row in enumerate(rows):
        blocks += [_paragraph(row), *filler.under(rows, index)]
    annexes: list[Annex] = []
    if with_table:
        annexes.append(task_annex(content, type_names or {}))
    if content.members and not filler.group_printed:
        annexes.append(group_annex(content, unit_name))
    return Document(
        title=content.title,
        title_in_text=content.title_in_text,
        number=number,
        blocks=_with_numbers(blocks),
        sign_off=SignOff()
        if for_text and signed_on is None
        else _sign_off(rows, signature, signed_on, sealed),
        annexes=tuple(annexes),
        draft=draft,
        void=void,
        author=unit_name,
    )


def _without_repeated_title(
    content: PlanContent, rows: list[ParagraphContent], for_text: bool
) -> list[ParagraphContent]:
    """An imported text may open with its own title; the paper, which has one, does not say it twice."""
    title_stands = content.title_in_text or not for_text
    if title_stands and rows and not rows[0].marker and _bare(rows[0].text) == _bare(content.title):
        return rows[1:]
    return rows


def _paragraph(row: ParagraphContent) -> Paragraph:
    return Paragraph(
        text=row.text,
        level=row.level,
        marker=row.marker,
        indent=row.indent,
        kind=paragraph_kind(row),
        anchor=row.key,
    )


def _with_numbers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    paragraphs = iter(numbered(block for block in blocks if isinstance(block, Paragraph)))
    return tuple(next(paragraphs) if isinstance(block, Paragraph) else block for block in blocks)


def _sign_off(
    rows: Sequence[ParagraphContent], signature: str, signed_on: date | None, sealed: bool
) -> SignOff:
    """Signature and date, each only where nobody typed it at the end of the text."""
    last = [_bare(row.text) for row in rows[-_SIGN_OFF_LINES:]]
    return SignOff(
        signatory="" if _bare(signature) in last else signature,
        day=None if any(map(_DATE.fullmatch, last)) else signed_on,
        sealed=sealed,
    )


def _bare(words: str) -> str:
    return "".join(words.split())
