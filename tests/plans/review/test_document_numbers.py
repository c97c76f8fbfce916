"""文号: what is mended, what is refused with a sentence that helps."""

import pytest
from django.core.exceptions import ValidationError

from plans.forms.issue_form import clean_number


@pytest.mark.parametrize(
    "typed",
    [
        "桂社〔2027〕3号",
        "桂社[2027]3号",
        "桂社（2027）3号",
        "桂社(2027)3号",
        "桂社【2027】3号",
        " 桂社 ［２０２７］３号 ",
    ],
)
def test_brackets_and_blanks_are_mended(typed: str) -> None:
    assert clean_number(typed) == "桂社〔2027〕3号"


def test_no_number_is_fine() -> None:
    assert clean_number("  ") == ""


@pytest.mark.parametrize(
    ("typed", "help_words"),
    [
        ("桂社〔2027〕第3号", "不写“第”字"),
        ("桂社〔2027〕03号", "不补0"),
        ("桂社〔27〕3号", "桂社〔2027〕3号"),
        ("2027年3号", "没有文号就空着"),
        ("桂社〔2027〕3", "桂社〔2027〕3号"),
        ("〔2027〕3号", "机关代字"),
    ],
)
def test_a_number_in_another_form_is_refused_with_an_example(typed: str, help_words: str) -> None:
    with pytest.raises(ValidationError, match=help_words):
        clean_number(typed)
