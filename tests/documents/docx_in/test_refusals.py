"""What is no harmless .docx with words in it is refused in a sentence that says what to do."""

import re
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.docx_in import UnreadableWord, read_docx
from shuangyong.documents.docx_in_limits import LIMITS
from tests.documents.docx_in.building import TYPES, p, packed, r, relations, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PICTURE = "<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>"
GOOD = word_file(p("一、指导思想"))


def ole(*streams):
    return OLE + b"".join(name.encode("utf-16-le") + bytes(40) for name in streams)


def refused(data, **limits):
    with pytest.raises(UnreadableWord) as caught:
        read_docx(data, replace(LIMITS, **limits))
    words = str(caught.value)
    assert re.search("请", words)
    assert words.endswith("。")
    return words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (ole("WordDocument"), "旧格式的 Word 文件.*另存为.*（.docx）"),
        (ole("WpsCustomData"), "旧格式的 Word 文件（.doc，或 WPS 的 .wps）"),
        (ole("EncryptedPackage", "WordDocument"), "打开密码.*取消密码"),
        (ole("DRMEncryptedDataSpace"), "打开密码"),
        (ole("Workbook"), "Excel"),
        (ole("PowerPoint Document"), "演示文稿"),
        (b"%PDF-1.7 \n", "这是 PDF.*另存为"),
        (b"{\\rtf1\\ansi", "RTF"),
        ("一、指导思想\n".encode(), "纯文本.*“.txt”"),
        ("一、指导思想\n".encode("gbk"), "纯文本"),
        (b"\xff\xfe" + "一、指导思想".encode("utf-16-le"), "纯文本"),
        (b"<!DOCTYPE html><html>", "网页"),
        (b"\xef\xbb\xbf  <html xmlns:o=''>", "网页"),
        (b"MIME-Version: 1.0\n", "网页"),
        (b'<?xml version="1.0"?><pkg:package/>', "网页"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"\xff\xd8\xff\xe0\0", "图片"),
        (b"Rar!\x1a\x07", "压缩包.*解压"),
        (b"\0\1\2\3 nothing known", "不是 Word 文档"),
        (b"PK\x05\x06" + bytes(18), "空的压缩包"),
        (packed({"xl/workbook.xml": "<a/>", "[Content_Types].xml": TYPES}), "Excel"),
        (packed({"ppt/presentation.xml": "<a/>", "[Content_Types].xml": TYPES}), "演示文稿"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (packed({"OFD.xml": "<a/>"}), "OFD"),
        (packed({"计划.docx": GOOD}), "压缩包.*解压"),
        (packed({"[Content_Types].xml": TYPES}), "损坏"),
        (GOOD[: len(GOOD) // 2], "损坏"),
        (GOOD[:40], "损坏"),
    ],
)
def test_other_files_are_told_what_they_are(data, words):
    assert re.search(words, refused(data))


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/vbaData.xml": b"<a/>"},
        {"[Content_Types].xml": TYPES.replace("document.main+xml", "document.macroEnabled.main+xml")},
    ],
)
def test_macros_are_not_let_in(parts):
    assert "宏" in refused(word_file(p("甲"), others=parts))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://evil.example/t.dotm"),
        ("attachedTemplate", "file://///server/share/t.dotm"),
        ("attachedTemplate", "\\\\server\\t.dotm"),
        ("image", "https://www.example/a.png"),
        ("oleObject", "file:///C:/a.xlsx"),
        ("frame", "http://evil.example"),
        ("aFChunk", "http://evil.example/a.html"),
    ],
)
def test_links_to_the_outside_are_not_let_in(kind, target):
    settings = relations((kind, target, "External"))
    words = refused(word_file(p("甲"), others={"word/_rels/settings.xml.rels": settings}))
    assert "指向外部的链接" in words
    assert "粘贴" in words


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://www.example/a.html"),
        ("hyperlink", "file://///server/share"),
        ("attachedTemplate", "file:///C:\\Users\\a\\Templates\\Normal.dotm"),
        ("attachedTemplate", "D:\\公文.dotx"),
        ("attachedTemplate", "Normal.dotm"),
        ("image", "file:///C:/Users/a/%E5%9B%BE.png"),
    ],
)
def test_web_addresses_and_files_on_the_writers_own_disk_do_no_harm(kind, target):
    assert len(read_docx(word_file(p("甲"), links=[(kind, target, "External")]))) == 1


def test_a_master_document_says_where_its_text_is():
    assert "主控文档" in refused(word_file(p("甲"), links=[("subDocument", "a.docx", "External")]))


def test_text_that_lies_in_the_file_as_a_page_of_its_own_is_not_passed_over():
    assert "另存为" in refused(word_file(p("甲") + '<w:altChunk r:id="rId1"/>'))


def test_pictures_alone_are_no_plan():
    assert "只有图片，没有文字" in refused(
        word_file(p(PICTURE) + p("<w:r><w:pict><v:shape/></w:pict></w:r>"))
    )
    assert len(read_docx(word_file(p(PICTURE + r("字"))))) == 1


def test_a_file_without_a_word():
    assert "没有文字" in refused(word_file(p("")))


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml"]
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_never_resolved(part, code):
    entity = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    data = word_file(p("甲"), styles="<w:style/>", others={part: entity.encode(code)})
    assert "为了安全" in refused(data)


def test_an_outside_entity_is_never_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    entity = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]><a>&b;</a>'
    assert "机密" not in refused(word_file(others={"word/document.xml": entity}))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("xml", ["", "<a", "no xml at all", "<a></b>"])
def test_broken_parts_are_a_broken_file(part, xml):
    assert "损坏" in refused(word_file(p("甲"), styles="<w:style/>", others={part: xml}))


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked():
    assert "大得不正常" in refused(word_file(p("甲"), others={"word/media/a.bmp": bytes(30_000_000)}))


def test_a_text_too_large_to_be_a_plan_is_not_unpacked():
    assert "大得不正常" in refused(word_file(p("甲" * 5000)), part=10_000)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"packed": 100}, "文件太大了"),
        ({"entries": 2}, "部件太多"),
        ({"unpacked": 100}, "大得不正常"),
        ({"lines": 2}, "太长了"),
        ({"characters": 5}, "太长了"),
    ],
)
def test_each_limit_has_its_words(limits, words):
    assert words in refused(word_file(p("一二") * 3), **limits)


def test_a_zip_with_a_password_says_so():
    data = bytearray(GOOD)
    with ZipFile(BytesIO(GOOD)) as archive:
        count = len(archive.infolist())
    at = 0
    for _ in range(count):
        at = data.index(b"PK\x01\x02", at) + 8
        data[at] |= 1
    assert "密码" in refused(bytes(data))


def test_xml_nested_beyond_all_measure_is_refused_in_words():
    deep = 3000
    assert refused(word_file("<w:customXml>" * deep + p("甲") + "</w:customXml>" * deep))


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise_anything_else(data):
    with pytest.raises(UnreadableWord):
        read_docx(data)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableWord):
        read_docx(bytes(damaged))
