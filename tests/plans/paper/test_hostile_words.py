"""Whatever is typed into whichever field stays words: no request, no file read, no field, no formula."""

import re
import socket
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pdfplumber
import pytest
from openpyxl import load_workbook

from plans.choices import PaperLayout
from plans.content import GoalContent, MemberContent, ParagraphContent, PlanContent, TaskContent
from plans.models import Plan
from plans.paper import files
from plans.paper.reading import Reading
from plans.services.creating import create_plan
from shuangyong.documents.pdf import PaperFetcher
from tests.plans.paper.full_plan import full_plan

MakePlan = Callable[..., Plan]

PAYLOADS = [
    '"><img src="file:///etc/passwd"><script src=http://example.com/x></script>',
    "</style><style>@import url(http://example.com/x);*{background:url('file:///etc/passwd')}</style>",
    "<link rel=attachment href=file:///etc/passwd><object data=file:///etc/passwd></object>",
    "{{ plan.pk }}{% include 'x' %}${7*7}&xxe;<!ENTITY x SYSTEM 'file:///etc/passwd'>]]>",
    '=HYPERLINK("http://example.com","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '{ INCLUDETEXT "C:\\\\x" } PAGE \\* MERGEFORMAT',
    "\u202e甲乙\u2066\u200f\x00\x07\x1b丙\ufffe\ud800丁",
]


def _everywhere(words: str) -> PlanContent:
    """A plan with these words in every field that takes any."""
    plan = full_plan()
    paragraphs = [ParagraphContent(text=words, level=level, marker=words) for level in range(5)]
    task = TaskContent(
        title=words, details=words, responsible_unit=words, responsible_person=words, partners=words,
        participants=words, target_count=3, measure_word=words, fund_source=words, place=words,
    )  # fmt: skip
    return replace(
        plan,
        title=words,
        group_name=words,
        paragraphs=(*plan.paragraphs, *paragraphs, ParagraphContent(text=words, role="part")),
        goals=(GoalContent(text=words),),
        tasks=(*plan.tasks, task),
        members=(MemberContent(name=words, post=words),),
    )


@pytest.fixture(params=PAYLOADS, ids=range(len(PAYLOADS)))
def hostile(request: Any, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The plan as it would be read; what no database takes is put in behind its back."""
    plan = make_plan()
    words = request.param
    plan.layout, plan.with_contents, plan.sealed = PaperLayout.RED, True, True
    plan.number = plan.signatory = plan.recipients = plan.copies = words
    plan.unit.name = plan.unit.signature = plan.unit.head_mark = words
    reading = Reading(plan)
    monkeypatch.setitem(reading.__dict__, "content", _everywhere(words))
    return reading


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a paper asks for; nothing gets out to any network."""
    seen: list[str] = []
    fetch = PaperFetcher.fetch

    def watched(self: PaperFetcher, url: str, headers: dict[str, str] | None = None) -> Any:
        seen.append(url)
        return fetch(self, url, headers)

    def refuse(*_: object) -> None:
        raise AssertionError("a paper must not connect to anything")

    monkeypatch.setattr(PaperFetcher, "fetch", watched)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return seen


def _cells(book: Any) -> list[Any]:
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def _made(reading: Reading, fmt: str) -> bytes:
    return files.make_paper(reading.plan, fmt, reading).data


_PDFS: dict[str, tuple[bytes, list[str]]] = {}


@pytest.fixture
def pdf(hostile: Reading, asked: list[str]) -> tuple[bytes, list[str]]:
    """The paper and what its making asked for; made once for each of the payloads."""
    words = str(hostile.plan.number)
    if words not in _PDFS:
        _PDFS[words] = _made(hostile, "pdf"), asked
    return _PDFS[words]


def test_a_pdf_asks_for_nothing_but_its_own_parts(pdf: tuple[bytes, list[str]]) -> None:
    data, asked = pdf
    assert asked
    assert [url for url in asked if not url.startswith("paper:")] == []
    with pdfplumber.open(BytesIO(data)) as paper:
        assert [link["uri"] for page in paper.pages for link in page.annots if link.get("uri")] == []
        assert [image for page in paper.pages for image in page.images] == []
    for forbidden in (b"/EmbeddedFile", b"/JavaScript", b"/Launch", b"/URI"):
        assert forbidden not in data


def test_a_word_file_has_only_its_own_fields_and_reaches_out_nowhere(hostile: Reading) -> None:
    with ZipFile(BytesIO(_made(hostile, "docx"))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert [name for name, xml in parts.items() if 'TargetMode="External"' in xml] == []
    for name, xml in parts.items():
        instructions = re.findall(r'w:instr="([^"]*)"|<w:instrText[^>]*>([^<]*)', xml)
        for found in instructions:
            assert re.fullmatch(r" *(PAGE|TOC|PAGEREF)\b.*", "".join(found)), name
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", xml)


def test_a_workbook_has_no_formula_but_its_own(hostile: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_workbook(BytesIO(_made(hostile, "xlsx")))
    harmless = Reading(hostile.plan)
    monkeypatch.setitem(harmless.__dict__, "content", _everywhere("甲"))
    expected = load_workbook(BytesIO(_made(harmless, "xlsx")))
    cells = _cells(book)
    assert [cell.value for cell in cells if cell.data_type == "f"] == [
        cell.value for cell in _cells(expected) if cell.data_type == "f"
    ]
    assert [cell.hyperlink for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    with ZipFile(BytesIO(_made(hostile, "xlsx"))) as archive:
        assert [name for name in archive.namelist() if "externalLink" in name] == []


def test_the_words_themselves_are_on_the_paper(hostile: Reading, pdf: tuple[bytes, list[str]]) -> None:
    # Letters and figures are enough: blanks, invisible signs and line ends are the paper's affair.
    typed = re.sub(r"[^a-z甲乙丙丁]", "", hostile.content.title)
    with pdfplumber.open(BytesIO(pdf[0])) as paper:
        printed = "".join(char["text"] for page in paper.pages for char in page.chars)
    assert re.sub(r"[^a-z甲乙丙丁]", "", printed).count(typed) >= 8


@pytest.mark.parametrize("words", PAYLOADS[:-1])
def test_what_was_stored_comes_back_as_text_to_the_character(
    make_plan: MakePlan, cast: Any, words: str
) -> None:
    content = PlanContent(title="计划", year=2027, paragraphs=(ParagraphContent(text=words),))
    plan = create_plan(unit=cast.community, content=content, actor=cast.clerk, origin="blank")
    assert words in files.make_paper(plan, "txt").data.decode()
