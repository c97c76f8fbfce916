"""核对印发文件: what anybody is told who types a code or gives a file."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from plans import uploads
from plans.models import Paragraph, Plan
from plans.paper import files
from plans.paper.hashing import printed_code
from plans.services import lifecycle
from plans.views import check
from tests.cast import Cast

MakePlan = Callable[..., Plan]
UNKNOWN = "1234-5678-9ABC-DEF0"


def asked(client: Client, code: str = "", data: bytes | None = None, **more: Any) -> str:
    """The page's words after asking."""
    form: dict[str, Any] = {"code": code}
    if data is not None:
        form["file"] = SimpleUploadedFile("计划.pdf", data)
    return client.post(reverse("check_paper"), form, **more).content.decode()


def code_of(plan: Plan) -> str:
    return printed_code(plan.content_hash)


def test_whoever_holds_the_paper_needs_no_account(client: Client, make_plan: MakePlan) -> None:
    words = asked(client, code_of(make_plan("issued")))
    for part in (
        "现在仍然有效",
        "《桂园社区2027年双拥工作计划》",
        "桂园社区居民委员会",
        "2027年1月12日",
        "第1版",
        "同一个校验码",
    ):
        assert part in words, part


@pytest.mark.parametrize(
    "way", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "－")]
)
def test_the_code_may_be_typed_as_one_likes(client: Client, make_plan: MakePlan, way: Any) -> None:
    assert "现在仍然有效" in asked(client, way(code_of(make_plan("issued"))))


def test_nothing_is_told_that_is_not_on_the_paper(client: Client, make_plan: MakePlan, cast: Cast) -> None:
    plan = make_plan("issued")
    lifecycle.void(plan=plan, actor=cast.clerk, version=plan.version, reason="走访数字写错了。")
    words = asked(client, code_of(plan))
    assert "已作废" in words
    for hidden in ("走访数字写错了", cast.clerk.name, cast.reviewer.name, f"/plans/{plan.pk}/"):
        assert hidden not in words, hidden


def test_an_archived_paper_still_holds(client: Client, make_plan: MakePlan) -> None:
    assert "现在仍然有效，已归档" in asked(client, code_of(make_plan("archived")))


def revised(plan: Plan, cast: Cast) -> Plan:
    """The next version, issued."""
    plan.refresh_from_db()
    new = lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="改日期。")
    new = lifecycle.submit(
        plan=new, actor=cast.clerk, version=new.version, content_version=new.content_version
    )
    new = lifecycle.approve(plan=new, actor=cast.reviewer, version=new.version)
    return lifecycle.issue(
        plan=new, actor=cast.clerk, version=new.version, signatory="", signed_on=date(2027, 3, 1)
    )


def test_a_superseded_paper_says_by_which_version(client: Client, make_plan: MakePlan, cast: Cast) -> None:
    first = make_plan("issued")
    second = revised(first, cast)
    assert "已被第2版变更，请以第2版为准" in asked(client, code_of(first))
    assert "现在仍然有效" in asked(client, code_of(second))
    third = revised(second, cast)
    assert "已被第2版变更，请以第3版为准" in asked(client, code_of(first))
    lifecycle.void(plan=third, actor=cast.clerk, version=third.version, reason="重复。")
    assert "第3版后来也作废了" in asked(client, code_of(first))


def test_a_revision_that_is_only_begun_is_nobodys_business(
    client: Client, make_plan: MakePlan, cast: Cast
) -> None:
    plan = make_plan("issued")
    lifecycle.revise(plan=plan, actor=cast.clerk, version=plan.version, reason="改日期。")
    words = asked(client, code_of(plan))
    assert "现在仍然有效" in words
    assert "第2版" not in words


def test_rows_altered_since_are_said_aloud(client: Client, make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    Paragraph.objects.filter(plan=plan, level=0).update(text="改过的话。")
    words = asked(client, code_of(plan))
    assert "算不出纸上的校验码" in words
    assert "同一个校验码" not in words
    assert "✓" not in words


def test_an_unknown_code_says_what_to_do(client: Client, make_plan: MakePlan) -> None:
    make_plan("issued")
    words = asked(client, UNKNOWN)
    assert "没有查到" in words
    assert "和印发单位核对" in words
    assert UNKNOWN in words  # still in the field, to be compared with the paper


@pytest.mark.parametrize("code", ["", "12", "不知道", "3F2A-9C41-77B0-E5D2-0000", "%", "_" * 16])
def test_what_is_no_code_is_explained(client: Client, make_plan: MakePlan, code: str) -> None:
    make_plan("issued")
    words = asked(client, code)
    assert "请" in words
    assert "check-answer" not in words


def test_plans_that_are_not_issued_are_not_found_by_an_empty_hash(
    client: Client, make_plan: MakePlan
) -> None:
    make_plan("approved")
    assert "没有查到" in asked(client, "0000-0000-0000-0000")


def test_two_papers_of_one_wording_are_both_shown(client: Client, make_plan: MakePlan) -> None:
    first, second = make_plan("issued"), make_plan("issued")
    assert first.content_hash == second.content_hash
    assert asked(client, code_of(first)).count("check-verdict") == 2


@pytest.mark.parametrize("fmt", ["pdf", "docx", "xlsx", "txt"])
def test_the_file_as_issued_is_known(client: Client, make_plan: MakePlan, fmt: str) -> None:
    data = files.make_paper(make_plan("issued"), fmt).data
    assert "一字不差" in asked(client, data=data)
    words = asked(client, data=data + b" ")
    assert "没有查到" in words
    assert "改用校验码" in words


def test_a_file_given_is_stored_nowhere(
    client: Client, make_plan: MakePlan, tmp_path: Path, monkeypatch: Any
) -> None:
    make_plan("issued")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    asked(client, data=b"%PDF" + b"x" * 3_000_000)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


def test_a_file_beyond_all_measure_is_refused(client: Client, monkeypatch: Any, db: None) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    assert "超过" in asked(client, data=b"x" * 1001)


def test_an_empty_file_is_no_paper(client: Client, db: None) -> None:
    assert "这个文件是空的" in asked(client, data=b"")


def test_a_link_fills_the_code_in_and_checks_nothing(client: Client, make_plan: MakePlan) -> None:
    code = code_of(make_plan("issued"))
    words = client.get(reverse("check_paper"), {"code": code}).content.decode()
    assert f'value="{code}"' in words
    assert "现在仍然有效" not in words


def test_what_comes_in_by_the_link_is_words_only(client: Client, db: None) -> None:
    words = client.get(reverse("check_paper"), {"code": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in words


def test_a_post_from_elsewhere_is_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("check_paper"), {"code": UNKNOWN}).status_code == 403
    strict.get(reverse("check_paper"))
    token = strict.cookies["csrftoken"].value
    answer = strict.post(reverse("check_paper"), {"code": UNKNOWN, "csrfmiddlewaretoken": token})
    assert answer.status_code == 200


def test_guessing_is_stopped_for_the_one_who_guesses(client: Client, make_plan: MakePlan) -> None:
    code = code_of(make_plan("issued"))
    for _ in range(check.MOST_MISSES):
        assert "没有查到" in asked(client, UNKNOWN)
    blocked = client.post(reverse("check_paper"), {"code": code})
    assert (blocked.status_code, "请等10分钟" in blocked.content.decode()) == (429, True)
    assert "现在仍然有效" in asked(client, code, REMOTE_ADDR="10.1.2.3")


def test_checking_what_is_there_is_never_stopped(
    client: Client, make_plan: MakePlan, monkeypatch: Any
) -> None:
    monkeypatch.setattr(check, "MOST_MISSES", 2)
    code = code_of(make_plan("issued"))
    assert all("现在仍然有效" in asked(client, code) for _ in range(5))


def test_the_sign_in_page_and_every_other_lead_to_it(client: Client, as_user: Any, cast: Cast) -> None:
    link = f'href="{reverse("check_paper")}"'
    assert link in client.get(reverse("login")).content.decode()
    assert link in as_user(cast.clerk).get(reverse("home")).content.decode()


def test_the_answer_stays_in_no_cache(client: Client, make_plan: MakePlan) -> None:
    answer = client.post(reverse("check_paper"), {"code": code_of(make_plan("issued"))})
    assert "no-store" in answer["Cache-Control"]


def test_the_code_asked_for_is_the_code_on_the_paper(client: Client, make_plan: MakePlan) -> None:
    plan = make_plan("issued")
    with pdfplumber.open(BytesIO(files.make_paper(plan, "pdf").data)) as pdf:
        for page in pdf.pages:
            assert code_of(plan) in page.extract_text().replace(" ", "").replace("\n", "")
