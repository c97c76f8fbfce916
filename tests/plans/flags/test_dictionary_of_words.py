"""The dictionary of rewritten words: loaded once, kept by 系统管理员, used as it stands."""

from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from plans.models import RewrittenWord
from plans.reading.flags import find_flags
from plans.reading.flags.rewritten import factory_rewritten_words, rewritten_from
from tests.cast import Cast
from tests.plans.flags.texts import read


def run() -> str:
    out = StringIO()
    call_command("load_dictionaries", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_it_is_loaded_once_and_an_edited_word_stays() -> None:
    count = len(factory_rewritten_words())
    assert f"改写词：新增{count}条" in run()
    RewrittenWord.objects.filter(code="R01").update(right="文雅")
    RewrittenWord.objects.filter(code="R02").delete()
    assert "改写词：新增1条" in run()
    assert RewrittenWord.objects.get(code="R01").right == "文雅"


@pytest.mark.django_db
def test_a_word_that_is_switched_off_is_not_looked_for() -> None:
    run()
    RewrittenWord.objects.filter(wrong="用心").update(is_active=False)
    words = rewritten_from(RewrittenWord.objects.filter(is_active=True).values())
    assert find_flags(read("用心参加活动。"), year=0, words=words) == ()
    assert len(find_flags(read("加强精神礼貌建设。"), year=0, words=words)) == 1


def test_a_word_that_would_be_everywhere_is_refused() -> None:
    with pytest.raises(ValidationError, match="太常见"):
        RewrittenWord(code="X1", wrong="的", right="地").full_clean(validate_unique=False)
    with pytest.raises(ValidationError, match="一样"):
        RewrittenWord(code="X1", wrong="资料", right="资料").full_clean(validate_unique=False)


def test_the_screen_shows_the_words_to_the_admin_alone(cast: Cast, as_user: Any) -> None:
    run()
    page = as_user(cast.admin).get("/admin/plans/rewrittenword/")
    assert "礼貌" in page.content.decode()
    assert as_user(cast.clerk).get("/admin/plans/rewrittenword/").status_code == 403


def test_the_codes_and_words_of_the_factory_are_in_order() -> None:
    rows = factory_rewritten_words()
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(row["wrong"] and row["right"] for row in rows)
