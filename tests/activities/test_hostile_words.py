"""Whatever words stand in the rows, from whatever hand: pages, papers and files are whole and do nothing."""

import io
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from openpyxl import load_workbook

from activities.models import Activity
from tests.access import activities_scene
from tests.access.table import ROWS, Row
from tests.access.test_table import Scene, address, scene
from tests.activities.test_nothing_leaks import body_of
from tests.activities.whole_scene import Whole, furnish

__all__ = ["scene"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("unwatched")]
TAG = "<script>alert(7)</script>"
WORDS = {
    "tags": f"\"'>{TAG}<img src=x onerror=alert(7)>",
    "formula": "=CMD|' /C calc'!A0",
    "at": "@SUM(1+1)",
    "lines": "一\r\nDTSTART:19990101\nX-EVIL:1",
    "backwards": "双拥\u202e拥双\u2066x",
    "faces": "🎉👨‍👩‍👧‍👦🇨🇳",
    "template": "{{ settings.SECRET_KEY }}{% csrf_token %}",
    "percent": "100%s %(x)d \\ ; , :",
}
KEPT = {"token", "digest", "stored_name", "link", "address", "code", "state", "kind", "meeting", "asked_by"}


@pytest.fixture
def whole(cast: Any, make_person: Any, make_activity: Any, make_plan: Any) -> Whole:
    return furnish(cast, [make_person(), make_person("林中路")], make_activity, make_plan)


def spoil(words: str) -> None:
    """Straight into every column of words, as no form would let it."""
    for kind in apps.get_app_config("activities").get_models():
        fields = [
            field
            for field in kind._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField)
            and field.name not in KEPT
            and not field.choices
            and kind._meta.label_lower != "activities.feedaddress"
        ]
        for row in kind._default_manager.all():
            values = {
                field.name: words[: field.max_length or 5000]
                for field in fields
                if getattr(row, field.name) and type(getattr(row, field.name)) is str
            }
            if values:
                kind._default_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_page_and_file_is_whole(whole: Whole, cast: Any, as_user: Any, words: str) -> None:
    spoil(words)
    assert Activity.objects.filter(title=words).exists()
    for who in ("clerk", "reviewer"):
        client = as_user(getattr(cast, who))
        client.raise_request_exception = False
        asked: list[tuple[str, Any]] = [(url, None) for _, url in whole.addresses()]
        asked += whole.posts()
        for url, form in asked:
            answer = client.get(url) if form is None else client.post(url, form)
            body = body_of(answer)
            assert answer.status_code < 500, url
            assert all("\n" not in value and "\r" not in value for _, value in answer.items()), url
            kind = answer.get("Content-Type", "")
            if kind.startswith("text/html"):
                assert b"<script>alert" not in body, url
                assert b"<img src=x" not in body, url
                assert b"SECRET_KEY" not in body or "{{ settings.SECRET_KEY" in words, url
            elif "spreadsheet" in kind:
                assert not formulas(body), url
            elif kind.startswith("text/calendar"):
                lines = body.decode().split("\r\n")
                assert not [line for line in lines if line.startswith(("X-EVIL", "DTSTART:1999"))], url
                assert "\n" not in body.decode().replace("\r\n", ""), url


OUR_SUM = re.compile(r"=SUM\([A-Z]+\d+:[A-Z]+\d+\)|=SUMPRODUCT\([-()=*$B\d经费来源预算实支金额]+\)")


def formulas(data: bytes) -> list[str]:
    """Cells that a spreadsheet would work out, but for the sums we put there ourselves."""
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    return [str(cell.value) for cell in cells if cell.data_type == "f" and not OUR_SUM.fullmatch(cell.value)]


HOSTILE = [
    "\0", "\x08\x1b\ufffe", "9" * 400, "-1", "1e999", "NaN", "Infinity", "草" * 10_000, TAG, "=1+1",
    "\u202e倒", "🎉",
    "2026-13-45", "0000-00-00", "9999-12-31", "a\r\nX: y", "٣", "²",
]  # fmt: skip
ALONE = HOSTILE[:3]  # tried in each field by itself too: where the rest of the form is good
OTHER_FIELDS = """
people visits photo activity unit type task partners token words need_kind due_on end_day starts_at link act
place period year since phone costs-0-planned goods-0-quantity military account q
"""
OURS = [row for row in ROWS if row.method == "POST" and row.name.startswith("activities:")]


@pytest.mark.parametrize("row", OURS, ids=str)
def test_no_field_of_a_form_takes_the_page_down(row: Row, scene: Scene, as_user: Any) -> None:
    """All fields of a good form at once, those it does not ask for, and each in turn."""
    client = as_user(scene["cast"].clerk)
    client.raise_request_exception = False
    url, good = address(row, scene), activities_scene.form(row.name, scene.get("thing"))
    good = {name: value for name, value in good.items() if not hasattr(value, "read")}
    more = dict.fromkeys(OTHER_FIELDS.split(), "")
    fields = {**more, **good}
    for bad in HOSTILE:
        tries = [dict.fromkeys(fields, bad), {**good, **dict.fromkeys(more, bad)}]
        if bad in ALONE:
            tries += [{**good, name: bad} for name in good]
        for values in tries:
            with_rows = {**values, "costs-TOTAL_FORMS": "1", "goods-TOTAL_FORMS": "1"}
            answer = client.post(url, with_rows if "costs-TOTAL_FORMS" in good else values)
            answer.close()
            assert answer.status_code < 500, (bad[:20], values)


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "a\r\nX-Evil: 1.jpg", "<b>.jpg", "名" * 300 + ".jpg", "\u202egpj.exe", "", ".jpg"]
)
def test_the_name_of_a_photos_file_does_nothing(
    name: str, cast: Any, make_activity: Any, as_user: Any, tmp_path: Any
) -> None:
    from activities.models import Photo
    from tests.access.activities_photos import picture

    activity, client = make_activity(), as_user(cast.clerk)
    file = picture()
    file.name = name or "x"
    client.post(reverse("activities:photo_add", args=[activity.pk]), {"pictures": file, "kind": "photo"})
    for photo in Photo.objects.all():
        answer = client.get(reverse("activities:photo", args=[photo.pk]))
        answer.close()
        assert answer["Content-Disposition"] == f'inline; filename="photo-{photo.pk}.jpg"'
        assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]+\.jpg|[0-9a-f]+", photo.stored_name), photo.stored_name
