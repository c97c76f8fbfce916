"""What comes out of a .txt file is what somebody typed, or a sentence that says what to do."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.decode import MAX_BYTES, UnreadableText, decode_text

PLAN = "一、指导思想\r\n本社区认真落实“双拥”工作部署；每季度走访一次。\r\n1、宣传教育（2027年）"
# Characters that plans are made of; rare ones alone cannot be told from a wrong encoding.
PLAIN_WORDS = st.text(
    st.sampled_from("一二三社区工作计划军民共建走访慰问宣传教育，。、；：“”（）1234567890 \n"), min_size=6
).filter(lambda words: sum(not sign.isascii() for sign in words) >= 4)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_plan_reads_the_same_in_every_encoding(encoding):
    assert decode_text(PLAN.encode(encoding)) == PLAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_and_without_ascii_is_recognised(encoding):
    words = "坚持拥军优属，开展军民共建活动。"
    assert decode_text(words.encode(encoding)) == words


def test_the_mark_of_big_endian_text_is_not_a_part_of_it():
    assert decode_text(b"\xfe\xff" + PLAN.encode("utf-16-be")) == PLAN


def test_one_chinese_character_in_gbk_is_not_taken_for_cyrillic():
    assert decode_text("一".encode("gbk")) == "一"


def test_rare_characters_of_names_survive_in_gb18030():
    words = "负责人：王堃、李㛃，联系社区双拥工作。"
    assert decode_text(words.encode("gb18030")) == words


def test_a_trailing_end_mark_of_an_old_editor_is_dropped():
    assert decode_text("双拥工作计划".encode("gbk") + b"\x1a") == "双拥工作计划"


@given(PLAIN_WORDS)
def test_utf_8_and_gbk_give_back_the_words(words):
    if words.strip():
        assert decode_text(words.encode("utf-8")) == words
        assert decode_text(words.encode("gbk")) == words


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_never_hold_control_characters(data):
    try:
        text = decode_text(data)
    except UnreadableText:
        pass
    else:
        assert not any(sign < " " and sign not in "\t\n\v\f\r" for sign in text)


def _zipped():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "没有文字"),
        (" \r\n\u3000".encode(), "没有文字"),
        (b"\xef\xbb\xbf\n", "没有文字"),
        (_zipped(), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "图片"),
        (b"abc\x00\x01\x02def", "纯文本"),
        ("社区\x07工作".encode(), "纯文本"),
        ("双拥工作计划".encode("shift_jis", "ignore") + b"\x82\xff\x80", "UTF-8"),
    ],
)
def test_what_is_not_text_is_refused_with_advice(data, words):
    with pytest.raises(UnreadableText, match=words):
        decode_text(data)


def test_five_megabytes_are_refused_with_the_limit():
    with pytest.raises(UnreadableText, match=r"5\.0 MB.*2 MB"):
        decode_text(b"a" * (5 * 1024 * 1024))


def test_a_file_of_the_largest_size_is_read():
    assert len(decode_text(b"a" * MAX_BYTES)) == MAX_BYTES
