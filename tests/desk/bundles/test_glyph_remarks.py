"""A bundle says which of its plans have characters that print as 〓."""

from collections.abc import Callable

import pytest

from plans.models import Plan
from tests.conftest import sample_content
from tests.desk.bundles.conftest import Ask, zip_of

pytestmark = pytest.mark.usefixtures("at_once")


def test_the_plan_is_in_the_bundle_and_on_the_list_of_problems(
    make_plan: Callable[..., Plan], ask: Ask
) -> None:
    make_plan("issued", content=sample_content(title="桂园社区\U00031350计划"))
    job = ask(formats=("pdf", "txt"))
    assert len(job.plans) == 1
    (failure,) = job.failures
    assert failure["reason"].startswith("有1个字现有字体里没有，PDF里印成了〓：“\U00031350”（U+31350）在")
    with zip_of(job) as archive:
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 1
        problems = next(name for name in archive.namelist() if name.endswith("有问题的.txt"))
        assert "印成了〓" in archive.read(problems).decode("utf-8-sig")


def test_without_pdf_there_is_nothing_to_say(make_plan: Callable[..., Plan], ask: Ask) -> None:
    make_plan("issued", content=sample_content(title="桂园社区\U00031350计划"))
    assert ask(formats=("txt",)).failures == []
