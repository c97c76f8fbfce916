"""Whatever is sent: a sentence that helps, nothing stored that breaks a page, never an error of ours."""

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from plans.models import Intake, Plan
from plans.services.editing import MAX_ROWS
from tests.cast import Cast
from tests.plans.intake.conftest import TEXT

NAMES = (
    "intake", "intake_part", "intake_decide", "intake_mend", "intake_flag", "intake_years", "intake_undo",
    "intake_make", "intake_drop",
)  # fmt: skip
JUNK = ("abc", "-1", "9" * 40, "\0", "²", "草" * 3000, "task-", "<script>", "1.5")


@pytest.fixture
def client(cast: Cast, as_user: Any) -> Client:
    signed_in: Client = as_user(cast.clerk)
    return signed_in


def upload(client: Any, name: str, data: bytes, text: str = "") -> Any:
    return client.post(reverse("plans:new_file"), {"file": SimpleUploadedFile(name, data), "text": text})


def zipped(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("计划.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        ("计划.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        ("计划.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        ("计划.pdf", b"%PDF-1.7\n", "另存为"),
        ("计划.docx", b"%PDF-1.7\n", "另存为"),
        ("计划.docx", b"PK\x03\x04" + b"\1" * 200, "损坏"),
        ("计划.docx", zipped(a=b"1"), "压缩包"),
        ("计划.zip", zipped(a=b"1"), "压缩包"),
        ("计划.docx", b"", "空的"),
        ("计划.txt", b"", "没有文字"),
        ("计划.txt", "　\n \n".encode(), "没有文字"),
        ("计划.txt", b"\x00\x01\x02" * 99, "不是纯文本"),
        ("计划.png", b"\x89PNG\r\n\x1a\n", "图片"),
        ("计划.docx", "一、走访".encode(), "纯文本"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(
    client: Any, name: str, data: bytes, said: str
) -> None:
    answer = upload(client, name, data)
    assert answer.status_code == 200
    assert said in str(answer.context["form"].errors)
    assert not Intake.objects.exists()


def test_too_much_is_told_and_not_kept(client: Any) -> None:
    assert "最大20 MB" in str(upload(client, "计划.docx", b"PK" + b"\0" * (21 << 20)).context["form"].errors)
    many = "\n".join(f"第{number}行。" for number in range(MAX_ROWS + 1))
    answer = client.post(reverse("plans:new_file"), {"text": many})
    assert f"最多{MAX_ROWS}行" in str(answer.context["form"].errors)
    answer = client.post(reverse("plans:new_file"), {"text": "走" * 20_001})
    assert "每行最多20000个字" in str(answer.context["form"].errors)
    assert not Intake.objects.exists()


def test_nothing_or_both_is_told(client: Any) -> None:
    answer = client.post(reverse("plans:new_file"), {"text": " "})
    assert "请选择一个文件" in str(answer.context["form"].errors)
    answer = upload(client, "计划.txt", TEXT.encode(), "粘贴的文字")
    assert "只能用一种" in str(answer.context["form"].errors)
    assert "粘贴的文字" in answer.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_text_files_of_all_encodings_come_in(client: Any, encoding: str) -> None:
    assert upload(client, "计划.txt", TEXT.encode(encoding)).status_code == 302
    assert [line["text"] for line in Intake.objects.get().lines] == TEXT.splitlines()


def test_a_word_file_comes_in_and_is_not_kept(client: Any, settings: Any) -> None:
    paper, file = Document(), io.BytesIO()
    for line in TEXT.splitlines():
        paper.add_paragraph(line)
    paper.save(file)
    assert upload(client, "../../2026年计划.docx", file.getvalue()).status_code == 302
    intake = Intake.objects.get()
    assert intake.filename == "2026年计划.docx"
    assert [line["text"] for line in intake.lines] == TEXT.splitlines()
    assert not [
        path for path in settings.VAR_DIR.rglob("*") if path.is_file() and b"PK" in path.read_bytes()[:2]
    ]


HOSTILE = (
    "<script>alert(1)</script>2026年双拥工作计划\n"
    "一、\"'><img src=x onerror=alert(1)>\n春节前走访{{ user.password }}{% debug %}。\n"
    "=HYPERLINK(\"x\")\n\x08\x1b\ufeff\uffff五月出板报\ud83d\n组长：<b>方远山</b>"
)  # fmt: skip


def test_words_are_words_on_the_page_and_in_the_plan(client: Any) -> None:
    text = HOSTILE.encode(errors="ignore").decode()
    address = client.post(reverse("plans:new_file"), {"text": text}).url
    words = client.get(address).content.decode()
    assert "<img src=x" not in words
    assert "<script>alert" not in words
    assert "<b>" not in words
    assert "{{ user.password }}" in words
    assert client.post(f"{address}make/", {"version": 1}).status_code == 302
    plan = Plan.objects.get()
    assert client.get(reverse("plans:edit", args=[plan.pk])).status_code == 200
    assert client.get(reverse("plans:export", args=[plan.pk, "txt"])).status_code == 200


def test_no_code_or_style_stands_in_the_pages(client: Any, intake: Intake) -> None:
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|<[^>]*\sstyle\s*=|<[^>]*\son[a-z]+\s*=|javascript:", re.I
    )
    for address in (
        reverse("plans:new_file"),
        reverse("plans:new"),
        reverse("plans:intake", args=[intake.pk]),
    ):
        answer = client.get(address)
        assert not inline.findall(answer.content.decode()), address
        assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", NAMES)
def test_no_junk_is_an_error(client: Any, intake: Intake, name: str) -> None:
    fields = ("key", "act", "group", "version", "start", "text_year", "make_year", "title", "mend", "again")
    for junk in JUNK:
        if not Intake.objects.filter(pk=intake.pk).exists():
            break
        url = reverse(f"plans:{name}", args=[intake.pk])
        sent = dict.fromkeys(fields, junk)
        answer = client.get(url, sent) if name == "intake" else client.post(url, sent)
        assert answer.status_code < 500, (junk, answer)


def test_junk_that_was_stored_once_breaks_no_page(client: Any, intake: Intake) -> None:
    """An older version's decisions, or a hand in the database."""
    staged_keys = ["task-x", "title-e3b0c44298fc1c"]
    Intake.objects.filter(pk=intake.pk).update(
        decisions={key: {"state": "unheard", "values": {"title": "x"}} for key in staged_keys},
        undo=[{"words": "改", "decisions": {}, "lines": [0, 0, []], "years": [None, 2027]}],
    )
    assert client.get(reverse("plans:intake", args=[intake.pk])).status_code == 200


def test_the_page_asks_the_database_no_more_for_a_longer_text(client: Any, receive: Any) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(address)
        return len(caught)

    short = receive("双拥计划\n一、走访\n春节前走访军属。")
    long = receive(TEXT + "\n".join(f"{n}.{n % 12 + 1}月组织第{n}次走访。" for n in range(1, 200)))
    addresses = [reverse("plans:intake", args=[intake.pk]) for intake in (short, long)]
    assert queries(addresses[0]) == queries(addresses[1])
    before = queries(reverse("plans:new_file"))
    for _ in range(3):
        receive()
    assert queries(reverse("plans:new_file")) == before
