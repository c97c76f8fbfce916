"""The pages: what is sent in a form, what a script gets, what is shown to whom."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Photo, Visit
from activities.panels import activity_panels
from activities.pictures import store
from activities.services.activities import cancel
from activities.services.photos import add_photos
from activities.views import photos as pages
from tests.activities.photos import samples
from tests.cast import Cast

JSON = {"HTTP_ACCEPT": "application/json"}


def add_url(activity: Activity) -> str:
    return reverse("activities:photo_add", args=[activity.pk])


def words(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_without_a_script_thirty_at_once_keep_twelve_and_say_so(
    cast: Cast, activity: Activity, as_user: Any
) -> None:
    form = {"pictures": [*samples.uploads(29), samples.upload(b"text", "笔记.jpg")], "kind": "photo"}
    response = as_user(cast.clerk).post(add_url(activity), form, follow=True)
    assert Photo.objects.count() == 12
    assert "收到12张照片。" in words(response)
    assert "等18个文件没有收。一次最多传12张" in words(response)


def test_what_is_no_picture_is_named_and_the_others_stay(
    cast: Cast, activity: Activity, as_user: Any
) -> None:
    heic = samples.upload(b"\0\0\0\x18ftypheic\0\0\0\0", "IMG_1.jpg")
    response = as_user(cast.clerk).post(
        add_url(activity), {"pictures": [samples.upload(), heic]}, follow=True
    )
    assert "“IMG_1.jpg”没有收。" in words(response)
    assert "兼容性最好" in words(response)
    assert Photo.objects.count() == 1


def test_nothing_picked_is_a_sentence(cast: Cast, activity: Activity, as_user: Any) -> None:
    response = as_user(cast.clerk).post(add_url(activity), {"kind": "junk"}, follow=True)
    assert "还没有选照片" in words(response)


def test_a_script_gets_the_card_and_the_same_one_again(cast: Cast, activity: Activity, as_user: Any) -> None:
    client, token = as_user(cast.clerk), str(uuid4())
    answers = [
        client.post(
            add_url(activity), {"pictures": samples.upload(), "token": token, "kind": "sign_in"}, **JSON
        )
        for _ in range(2)
    ]
    first, second = (answer.json() for answer in answers)
    assert first["photos"][0]["pk"] == second["photos"][0]["pk"]
    assert "csrfmiddlewaretoken" in first["photos"][0]["card"]
    assert Photo.objects.get().kind == "sign_in"


def test_a_script_is_told_why_not(cast: Cast, activity: Activity, as_user: Any) -> None:
    client = as_user(cast.clerk)
    answer = client.post(add_url(activity), {"pictures": samples.upload(b"%PDF-")}, **JSON)
    assert (answer.status_code, answer.json()["photos"]) == (422, [])
    assert "PDF" in answer.json()["not_taken"][0]["reason"]
    answer = client.post(add_url(activity), {}, **JSON)
    assert "没有传完整" in answer.json()["error"]
    cancel(actor=cast.clerk, activity=activity, version=1, reason="天气原因")
    answer = client.post(add_url(activity), {"pictures": samples.upload()}, **JSON)
    assert (answer.status_code, "取消" in answer.json()["error"]) == (409, True)
    assert client.get(add_url(activity), **JSON).status_code == 409


def test_a_page_that_was_open_while_one_signed_in_again_gets_a_new_token(
    cast: Cast, activity: Activity
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk, backend="shuangyong.units.backends.UnitBackend")
    assert client.post(add_url(activity), {"pictures": samples.upload()}, **JSON).status_code == 403
    token = client.get(add_url(activity), **JSON).json()["token"]
    answer = client.post(add_url(activity), {"pictures": samples.upload()}, HTTP_X_CSRFTOKEN=token, **JSON)
    assert (answer.status_code, Photo.objects.count()) == (200, 1)


def test_a_body_that_is_too_large_is_not_read(
    cast: Cast, activity: Activity, as_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_OF_REQUEST", 500)
    client = as_user(cast.clerk)
    response = client.post(add_url(activity), {"pictures": samples.upload()}, follow=True)
    assert "一次传得太多了" in words(response)
    assert client.post(add_url(activity), {"pictures": samples.upload()}, **JSON).status_code == 413
    assert Photo.objects.count() == 0


def test_hundreds_of_files_are_a_sentence(cast: Cast, activity: Activity, as_user: Any) -> None:
    form = {"pictures": [samples.upload(b"x", f"{number}.jpg") for number in range(150)]}
    assert "一次传得太多了" in words(as_user(cast.clerk).post(add_url(activity), form, follow=True))


@pytest.mark.parametrize("cut", [60, 200, 400])
def test_a_body_that_was_cut_short_is_no_error_and_can_be_sent_again(
    cast: Cast, activity: Activity, as_user: Any, cut: int
) -> None:
    client = as_user(cast.clerk)
    client.raise_request_exception = False
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="pictures"; filename="a.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n" + samples.jpeg() + b"\r\n--edge--\r\n"
    )
    kind = "multipart/form-data; boundary=edge"
    assert client.post(add_url(activity), body[:cut], content_type=kind, **JSON).status_code in (400, 422)
    assert Photo.objects.count() == 0
    assert client.post(add_url(activity), body, content_type=kind, **JSON).status_code == 200


def test_words_kind_and_choice_are_saved(cast: Cast, activity: Activity, as_user: Any) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    client, url = as_user(cast.clerk), reverse("activities:photo_change", args=[photo.pk])
    assert client.post(url, {"caption": "现场", "kind": "photo", "in_summary": "yes"}, **JSON).json() == {
        "error": ""
    }
    photo.refresh_from_db()
    assert (photo.caption, photo.in_summary) == ("现场", True)
    for form in ({"caption": "长" * 61, "kind": "photo"}, {"caption": "", "kind": "junk"}, {}):
        answer = client.post(url, form, **JSON)
        assert (answer.status_code, answer.json()["error"] != "") == (409, True)
        assert words(client.post(url, form, follow=True))
    photo.refresh_from_db()
    assert photo.caption == "现场"


def test_a_visits_photos_are_added_by_the_visit_and_hidden_from_who_sees_no_persons(
    cast: Cast, visit: Visit, activity: Activity, as_user: Any
) -> None:
    client = as_user(cast.clerk)
    answer = client.post(add_url(visit.activity), {"pictures": samples.upload(), "visit": visit.pk}, **JSON)
    photo = Photo.objects.get(visit=visit)
    assert answer.json()["photos"][0]["pk"] == photo.pk
    page = client.get(f"{add_url(visit.activity)}?visit={visit.pk}").content.decode()
    assert "走访照片只有能看优抚对象的人才看得到" in page
    sheet = reverse("activities:photos", args=[visit.activity_id])
    assert f"/photos/{photo.pk}/" in client.get(sheet).content.decode()
    assert f"/photos/{photo.pk}/" not in as_user(cast.admin).get(sheet).content.decode()
    assert as_user(cast.admin).get(reverse("activities:photo_thumb", args=[photo.pk])).status_code == 404
    assert [panel.context["of_visits"] for panel in panels(visit.activity, cast.admin)] == [0]
    for wrong in (activity.pk, "junk", "9" * 30, "-1"):
        of_other = add_url(activity) if wrong == activity.pk else add_url(visit.activity)
        number = visit.pk if wrong == activity.pk else wrong
        assert client.get(f"{of_other}?visit={number}").status_code == 404


def panels(activity: Activity, user: Any) -> list[Any]:
    return [p for p in activity_panels.of(activity, user) if p.template == "activities/photos/panel.html"]


def test_a_picture_is_served_as_what_it_is_and_kept_in_no_cache_unasked(
    cast: Cast, activity: Activity, as_user: Any
) -> None:
    (photo,) = add_photos(
        actor=cast.clerk, activity=activity, files=[samples.upload(name="<script>.html")]
    ).photos
    client = as_user(cast.reviewer)
    for name in ("photo", "photo_thumb"):
        response = client.get(reverse(f"activities:{name}", args=[photo.pk]))
        assert b"".join(response.streaming_content).startswith(b"\xff\xd8\xff")
        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"].startswith("private")
        assert response["Content-Disposition"] == f'inline; filename="photo-{photo.pk}.jpg"'
        again = client.get(
            reverse(f"activities:{name}", args=[photo.pk]), headers={"If-None-Match": response["ETag"]}
        )
        assert again.status_code == 304
        elsewhere = as_user(cast.clerk2).get(
            reverse(f"activities:{name}", args=[photo.pk]), headers={"If-None-Match": response["ETag"]}
        )
        assert elsewhere.status_code == 404
    store.remove(photo.stored_name)
    assert client.get(reverse("activities:photo", args=[photo.pk])).status_code == 404


def test_the_pages_ask_the_database_no_more_for_many(cast: Cast, activity: Activity, as_user: Any) -> None:
    def count() -> list[int]:
        client, found = as_user(cast.clerk), []
        for name in ("photo_add", "photos", "detail"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(f"activities:{name}", args=[activity.pk])).status_code == 200
            found.append(len(queries))
        return found

    add_photos(actor=cast.clerk, activity=activity, files=samples.uploads(1))
    few = count()
    add_photos(actor=cast.clerk, activity=activity, files=samples.uploads(12))
    assert Photo.objects.count() == 12
    assert count() == few


def test_a_words_field_shows_no_markup_of_its_own(cast: Cast, activity: Activity, as_user: Any) -> None:
    (photo,) = add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]).photos
    Photo.objects.filter(pk=photo.pk).update(caption="<script>alert(1)</script>")
    for name in ("photo_add", "photos"):
        page = as_user(cast.clerk).get(reverse(f"activities:{name}", args=[activity.pk])).content.decode()
        assert "<script>alert" not in page
