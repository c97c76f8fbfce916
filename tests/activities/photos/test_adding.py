"""Adding, describing, choosing and taking away, by the services."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from activities.choices import Act, PhotoKind
from activities.models import Activity, ActivityEvent, Photo, SummaryPhoto, Visit
from activities.pictures import store
from activities.services import photos as service
from activities.services.activities import cancel
from activities.services.photos import add_photos, change_photo, remove_photo
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import AuditEvent, User
from tests.activities.photos import samples
from tests.cast import Cast


def files() -> list[Path]:
    return [path for path in store.folder().rglob("*") if path.is_file()]


def test_a_photo_is_two_files_and_a_row_and_a_line_of_history(cast: Cast, activity: Activity) -> None:
    added = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()], kind=PhotoKind.SIGN_IN)
    (photo,) = added.photos
    assert (added.new, added.not_taken) == (1, ())
    assert sorted(files()) == sorted(
        [store.path_of(photo.stored_name), store.thumb_path_of(photo.stored_name)]
    )
    assert (photo.width, photo.height) == (60, 40)
    assert photo.size == store.path_of(photo.stored_name).stat().st_size
    assert {path.stat().st_mode & 0o077 for path in files()} == {0}
    event = ActivityEvent.objects.filter(act=Act.PHOTO).get()
    assert event.note == "加了签到表"
    add_photos(actor=cast.clerk, activity=activity, files=samples.uploads(1), kind=PhotoKind.SIGN_IN)
    assert ActivityEvent.objects.filter(act=Act.PHOTO).count() == 1


def test_good_ones_are_kept_and_bad_ones_named(cast: Cast, activity: Activity) -> None:
    sent = [
        samples.upload(),
        samples.upload(b"%PDF-1.7", "通知.png", "image/png"),
        samples.upload(samples.jpeg("teal"), "b.jpg"),
    ]
    added = add_photos(actor=cast.clerk, activity=activity, files=sent)
    assert (added.new, [line.name for line in added.not_taken]) == (2, ["通知.png"])
    assert "PDF" in added.not_taken[0].reason


def test_of_thirty_at_once_twelve_are_kept_and_the_rest_named(cast: Cast, activity: Activity) -> None:
    added = add_photos(actor=cast.clerk, activity=activity, files=samples.uploads(30))
    assert (added.new, len(added.not_taken)) == (12, 18)
    assert {line.reason for line in added.not_taken} == {"一次最多传12张，请分几次传。"}
    assert Photo.objects.count() == 12


def test_the_same_token_twice_is_one_photo(cast: Cast, activity: Activity) -> None:
    token = uuid4()
    first, second = (
        add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()], tokens=[token])
        for _ in range(2)
    )
    assert first.photos == second.photos
    assert (first.new, second.new, Photo.objects.count(), len(files())) == (1, 0, 1, 2)


def test_the_same_picture_twice_is_one_photo_and_in_one_request_too(cast: Cast, activity: Activity) -> None:
    added = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload(), samples.upload()])
    again = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload(name="again.jpg")])
    assert (added.new, again.new, Photo.objects.count(), len(files())) == (1, 0, 1, 2)


def test_a_token_that_stands_elsewhere_stops_nothing(
    cast: Cast, activity: Activity, make_activity: Any
) -> None:
    token, other = uuid4(), make_activity("清明祭扫")
    for one in (activity, other):
        added = add_photos(actor=cast.clerk, activity=one, files=[samples.upload()], tokens=[token])
        assert added.new == 1
        assert added.photos[0].activity_id == one.pk


def test_an_activity_has_a_limit_and_its_visits_their_own(
    cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_OF_ACTIVITY", 3)
    monkeypatch.setattr(service, "MOST_OF_VISIT", 1)
    added = add_photos(actor=cast.clerk, activity=visit.activity, files=samples.uploads(5))
    assert (added.new, len(added.not_taken)) == (3, 2)
    assert "最多存3张" in added.not_taken[0].reason
    added = add_photos(actor=cast.clerk, activity=visit.activity, files=samples.uploads(2), visit=visit)
    assert (added.new, len(added.not_taken)) == (1, 1)
    assert len(files()) == 8


def test_only_the_units_own_people_add_and_only_to_what_was_not_cancelled(
    cast: Cast, activity: Activity
) -> None:
    for user in (cast.clerk2, cast.reviewer, cast.district, cast.admin, cast.auditor):
        with pytest.raises(Forbidden):
            add_photos(actor=user, activity=activity, files=[samples.upload()])
    cancel(actor=cast.clerk, activity=activity, version=activity.version, reason="天气原因")
    activity.refresh_from_db()
    with pytest.raises(Refused, match="取消"):
        add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()])
    assert files() == []


def test_no_files_are_nothing_done(cast: Cast, activity: Activity) -> None:
    assert add_photos(actor=cast.clerk, activity=activity, files=[]).photos == ()
    assert not ActivityEvent.objects.filter(act=Act.PHOTO).exists()


def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    cast: Cast, activity: Activity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "keep", full)
    with pytest.raises(Refused, match="磁盘"):
        add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()])
    assert Photo.objects.count() == 0


def test_when_the_rows_cannot_be_written_no_file_stays(
    cast: Cast, activity: Activity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(service, "log", broken)
    with pytest.raises(RuntimeError):
        add_photos(actor=cast.clerk, activity=activity, files=samples.uploads(2))
    assert files() == []


def test_what_is_taken_away_goes_with_its_files(
    cast: Cast, activity: Activity, django_capture_on_commit_callbacks: Any
) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(actor=cast.colleague, photo=photo)
        assert len(files()) == 2
    assert files() == []
    assert AuditEvent.objects.filter(action="删去照片").exists()
    with pytest.raises(Refused, match="已经被删去"):
        remove_photo(actor=cast.clerk, photo=photo)


def test_what_a_summary_shows_is_not_taken_away(cast: Cast, activity: Activity, make_plan: Any) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    SummaryPhoto.objects.create(plan=make_plan(), photo=photo, digest=photo.digest)
    with pytest.raises(Refused, match="总结"):
        remove_photo(actor=cast.clerk, photo=photo)
    assert len(files()) == 2


def caption(actor: User, photo: Photo, words: str) -> Photo:
    return change_photo(
        actor=actor, photo=photo, words=words, kind=PhotoKind(photo.kind), in_summary=photo.in_summary
    )


def choose_for_summary(actor: User, photo: Photo) -> Photo:
    return change_photo(
        actor=actor, photo=photo, words=photo.caption, kind=PhotoKind(photo.kind), in_summary=True
    )


def test_only_photos_of_the_activity_itself_are_chosen(cast: Cast, activity: Activity, visit: Visit) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    assert choose_for_summary(cast.clerk, photo).in_summary
    sheet = add_photos(
        actor=cast.clerk,
        activity=activity,
        files=[samples.upload(samples.jpeg("teal"))],
        kind=PhotoKind.PAPER,
    )
    of_visit = add_photos(actor=cast.clerk, activity=visit.activity, files=[samples.upload()], visit=visit)
    for one in (sheet.photos[0], of_visit.photos[0]):
        with pytest.raises(Refused, match="只有活动照片"):
            choose_for_summary(cast.clerk, one)


def test_the_history_never_repeats_the_words_under_a_visits_photo(
    cast: Cast, activity: Activity, visit: Visit
) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    caption(cast.clerk, photo, "  义诊\n现场 ")
    photo.refresh_from_db()
    assert photo.caption == "义诊 现场"
    (shown,) = add_photos(
        actor=cast.clerk, activity=visit.activity, files=[samples.upload()], visit=visit
    ).photos
    caption(cast.clerk, shown, "石大山家")
    told = str(list(ActivityEvent.objects.values_list("changes", "note")))
    assert "义诊 现场" in told
    assert "石大山" not in told


def test_nothing_changed_is_nothing_written(cast: Cast, activity: Activity) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    before = ActivityEvent.objects.count()
    caption(cast.clerk, photo, "")
    assert ActivityEvent.objects.count() == before
    assert activity.day == date(2026, 3, 5)
