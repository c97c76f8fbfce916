"""Names of downloads: every system takes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangyong.documents.filenames import MAX_BYTES, safe_filename


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("桂园社区2027年双拥工作计划", "桂园社区2027年双拥工作计划.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('a\\b:c*d?"e<f>g|h', "a b c d e f g h.pdf"),
        ("计划\r\n\x00\u202e附件", "计划 附件.pdf"),
        ("", "双拥工作计划.pdf"),
        (" .. ", "双拥工作计划.pdf"),
        ("CON", "_CON.pdf"),
        ("com1.x", "_com1.x.pdf"),
    ],
)
def test_chinese_stays_and_dangerous_signs_go(stem, name):
    assert safe_filename(stem, ".pdf") == name


@given(st.text(max_size=300))
def test_any_stem_gives_a_short_clean_name(stem):
    name = safe_filename(stem, ".xlsx")
    assert len(name.encode()) <= MAX_BYTES
    assert len(name) > len(".xlsx")
    assert name.endswith(".xlsx")
    assert not set(name) & set('/\\:*?"<>|\0\r\n')
    assert not name.startswith((".", " "))
