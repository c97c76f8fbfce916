"""Pictures on paper: two in a row, with captions that are heard too, in PDF, Word and plain text."""

import ctypes
import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn
from PIL import Image

from shuangyong.documents.docx_out import to_docx
from shuangyong.documents.html import to_html
from shuangyong.documents.model import Annex, Document, Paragraph, Picture, PictureSheet
from shuangyong.documents.pdf import to_pdf
from shuangyong.documents.pictures import HIGHEST, WIDEST, fitted, pictures_of
from shuangyong.documents.places import texts_of
from shuangyong.documents.text_out import to_text

Make = Callable[..., Picture]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A picture in a file of its own."""

    def build(caption: str, size: tuple[int, int] = (640, 480), *, kind: str = "JPEG") -> Picture:
        data = BytesIO()
        Image.new("RGB", size, (180, 60, 50)).save(data, kind)
        path = tmp_path / hashlib.sha256(caption.encode()).hexdigest()
        path.write_bytes(data.getvalue())
        digest = hashlib.sha256(data.getvalue()).hexdigest()
        return Picture(str(path), digest, caption, *size)

    return build


def paper(*pictures: Picture) -> Document:
    annex = Annex("活动照片", (PictureSheet(pictures),))
    return Document("某某社区双拥工作总结", (Paragraph("工作情况如下。"),), annexes=(annex,), draft=False)


def images_in(pdf: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            found.get_px_size()
            for index in range(len(document))
            for found in document[index].get_objects(filter=[3])
        ]


def test_a_pdf_shows_each_picture_and_says_its_caption(make: Make) -> None:
    pdf = to_pdf(paper(make("社区义诊（3月5日）"), make("清明祭扫", (480, 640)), make("座谈会", kind="PNG")))
    assert sorted(images_in(pdf)) == [(480, 640), (640, 480), (640, 480)]
    with pypdfium2.PdfDocument(pdf) as document:
        words = document[1].get_textpage().get_text_range()
    assert "社区义诊（3月5日）" in words
    assert "清明祭扫" in words
    assert heard_on(pdf, 1) == ["社区义诊（3月5日）", "清明祭扫", "座谈会"]


def heard_on(pdf: bytes, page: int) -> list[str]:
    """What the figures of a page say to a reader of the screen."""
    found: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        tree = raw.FPDF_StructTree_GetForPage(document[page])
        waiting = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, n)
            for n in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        while waiting:
            element = waiting.pop(0)
            length = raw.FPDF_StructElement_GetAltText(element, None, 0)
            if length > 2:
                buffer = ctypes.create_string_buffer(length)
                raw.FPDF_StructElement_GetAltText(element, buffer, length)
                found.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
            children = (
                raw.FPDF_StructElement_GetChildAtIndex(element, n)
                for n in range(raw.FPDF_StructElement_CountChildren(element))
            )
            waiting = [child for child in children if child] + waiting
        raw.FPDF_StructTree_Close(tree)
    return found


def test_what_cannot_be_seen_is_heard(make: Make) -> None:
    html = to_html(paper(make("义诊“现场”<b>")))
    assert 'alt="义诊“现场”&lt;b&gt;"' in html
    assert "file:" not in html


def test_two_stand_in_a_row_and_none_is_distorted(make: Make) -> None:
    html = to_html(paper(*(make(f"第{number}张") for number in range(5))))
    rows = re.findall(r'<div class="picture-row">(.*?)</div></div>', html)
    assert [row.count("<img") for row in rows] == [2, 2, 1]
    for size in ((640, 480), (480, 640), (3000, 100), (1, 4000)):
        width, height = fitted(make(f"{size}", size))
        assert width <= WIDEST + 0.01
        assert height <= HIGHEST + 0.01
        assert width / height == pytest.approx(size[0] / size[1])


def test_word_has_them_with_captions_and_words_for_the_ear(make: Make) -> None:
    word = docx.Document(BytesIO(to_docx(paper(make("社区义诊"), make("清明祭扫"), make("座谈会")))))
    assert len(word.inline_shapes) == 3
    heard = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert heard == ["社区义诊", "清明祭扫", "座谈会"]
    table = word.tables[-1]
    assert [cell.text.strip() for row in table.rows for cell in row.cells] == [
        "社区义诊",
        "清明祭扫",
        "座谈会",
        "",
    ]
    assert table._tbl.find(".//" + qn("w:cantSplit")) is not None


def test_plain_text_has_the_captions(make: Make) -> None:
    assert "（照片）社区义诊" in to_text(paper(make("社区义诊")))
    assert ("附件第1张照片的说明", "社区义诊") in list(texts_of(paper(make("社区义诊"))))


def test_a_file_that_is_gone_or_another_one_leaves_a_word_in_its_place(make: Make) -> None:
    gone, other, there = make("第一"), make("第二"), make("第三")
    Path(gone.path).unlink()
    Path(other.path).write_bytes(b"something else")
    document = paper(gone, other, there)
    assert (gone.data(), other.data()) == (None, None)
    assert to_html(document).count("找不到了") == 2
    assert len(images_in(to_pdf(document))) == 1
    assert len(docx.Document(BytesIO(to_docx(document))).inline_shapes) == 1


def test_a_caption_without_a_glyph_does_not_touch_the_path(make: Make) -> None:
    picture = make("义诊\u202e🩺")
    assert len(images_in(to_pdf(paper(picture)))) == 1
    assert list(pictures_of(paper(picture))) == [picture]
