"""The private store: outside what is served, tidied after requests that were cut short."""

import os
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from activities.models import Activity
from activities.pictures import store
from activities.pictures.reducing import reduce
from activities.services.photos import add_photos
from tests.activities.photos import samples
from tests.cast import Cast


def test_it_lies_outside_the_web_root() -> None:
    for root in (settings.STATIC_ROOT, *(Path(str(path)) for path in settings.STATICFILES_DIRS[:1])):
        assert not store.folder().is_relative_to(root)
    assert store.folder().stat().st_mode & 0o077 == 0


def test_names_say_nothing_and_lead_nowhere_else() -> None:
    picture = reduce(BytesIO(samples.jpeg()))
    first, second = store.keep(picture), store.keep(picture)
    assert first != second
    for name in ("../../etc/passwd", "", "a" * 39, "A" * 40):
        with pytest.raises(ValueError, match="store"):
            store.path_of(name)


def test_no_address_of_the_server_leads_to_a_file(cast: Cast, activity: Activity, as_user: Any) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    place = store.path_of(photo.stored_name).relative_to(store.folder().parent)
    for url in (
        f"/{place}",
        f"/static/{place}",
        f"/static/../{place}",
        f"/media/{place}",
        f"/static/..%2f{place}",
    ):
        assert as_user(cast.clerk).get(url).status_code == 404


def test_what_half_a_day_ago_was_left_behind_stays_and_what_is_older_goes_when_told(
    cast: Cast, activity: Activity, capsys: pytest.CaptureFixture[str]
) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    picture = reduce(BytesIO(samples.jpeg()))
    old, young = store.keep(picture), store.keep(picture)
    day_before = time.time() - 25 * 3600
    for name in (old, photo.stored_name):
        for path in (store.path_of(name), store.thumb_path_of(name)):
            os.utime(path, (day_before, day_before))
    call_command("tidy_photos")
    assert "2个" in capsys.readouterr().out
    assert store.path_of(old).exists()
    call_command("tidy_photos", "--delete")
    assert not store.path_of(old).exists()
    assert store.path_of(young).exists()
    assert store.path_of(photo.stored_name).exists()


def test_a_photo_whose_file_is_missing_is_named(
    cast: Cast, activity: Activity, capsys: pytest.CaptureFixture[str]
) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    store.remove(photo.stored_name)
    call_command("tidy_photos")
    assert f"编号：{photo.pk}" in capsys.readouterr().err
