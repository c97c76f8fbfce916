"""The policy of content holds on every page of activities: no script and no style stands in the page."""

import re
from typing import Any

import pytest

from tests.activities.test_nothing_leaks import body_of
from tests.activities.whole_scene import Whole, furnish

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|<[^>]*\sstyle\s*=|<[^>]*\son[a-z]+\s*=\s*[\"']|javascript:|<base\b",
    re.I,
)
FROM_ELSEWHERE = re.compile(r"(?:src|href)=[\"'](?:https?:)?//(?!testserver)", re.I)


@pytest.fixture
def whole(cast: Any, make_person: Any, make_activity: Any, make_plan: Any) -> Whole:
    return furnish(cast, [make_person(), make_person("林中路")], make_activity, make_plan)


@pytest.mark.parametrize("who", ["clerk", "reviewer", "district", "admin"])
def test_no_page_has_code_or_style_in_it(whole: Whole, cast: Any, as_user: Any, who: str) -> None:
    client, pages = as_user(getattr(cast, who)), 0
    for name, address in whole.addresses():
        if name == "export":
            continue
        answer = client.get(address)
        words = body_of(answer)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        page = words.decode()
        assert not INLINE.findall(page), address
        assert not FROM_ELSEWHERE.findall(page), address
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        pages += 1
    assert pages > 60


def test_the_search_itself_would_find_it() -> None:
    for bad in (
        "<p style='x'>",
        '<a onclick="x()">',
        "<script>1</script>",
        "<script type=module>",
        "<style>",
    ):
        assert INLINE.search(bad), bad
    assert not INLINE.search('<script src="/static/a.js" defer></script><p class="style">')
