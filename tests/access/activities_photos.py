"""The lines of the table of access for activities: photos. See activities_scene.py."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from activities.models import Activity, Photo, Visit
from activities.services.photos import add_photos

# "photo": a picture of an activity of 桂园社区; "visit_photo": of somebody there who was visited.
TABLE = """
activities:photos            photo_of    GET  302 200 200 200 404 200 404 200 200 403
activities:photos            photo_of    POST 302 405 405 405 405 405 405 405 405 405
activities:photo_add         photo_of    GET  302 200 200 200 404 403 404 403 403 403
activities:photo_add         photo_of    POST 302 302 302 302 404 403 404 403 403 403
activities:photo             photo       GET  302 200 200 200 404 200 404 200 200 403
activities:photo             photo       POST 302 405 405 405 405 405 405 405 405 405
activities:photo             visit_photo GET  302 200 200 200 404 200 404 200 404 403
activities:photo_thumb       photo       GET  302 200 200 200 404 200 404 200 200 403
activities:photo_thumb       photo       POST 302 405 405 405 405 405 405 405 405 405
activities:photo_thumb       visit_photo GET  302 200 200 200 404 200 404 200 404 403
activities:photo_change      photo       GET  302 405 405 405 405 405 405 405 405 405
activities:photo_change      photo       POST 302 302 302 302 404 403 404 403 403 403
activities:photo_change      visit_photo POST 302 302 302 302 404 403 404 403 404 403
activities:photo_remove      photo       GET  302 405 405 405 405 405 405 405 405 405
activities:photo_remove      photo       POST 302 302 302 302 404 403 404 403 403 403
activities:photo_remove      visit_photo POST 302 302 302 302 404 403 404 403 404 403
"""


def picture(name: str = "a.jpg", colour: str = "brown") -> SimpleUploadedFile:
    """A small one."""
    out = BytesIO()
    Image.new("RGB", (24, 16), colour).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def photo(cast: Any, get: Any) -> Photo:
    """`get` gives a fixture by its name."""
    activity = get("make_activity")("社区义诊")
    return add_photos(actor=cast.clerk, activity=activity, files=[picture()]).photos[0]


def photographed(cast: Any, get: Any) -> Activity:
    activity: Activity = photo(cast, get).activity
    return activity


def visit_photo(cast: Any, get: Any) -> Photo:
    activity, person = get("make_activity")("春节走访"), get("make_person")()
    visit = Visit.objects.create(activity=activity, person=person, unit=person.unit)
    return add_photos(actor=cast.clerk, activity=activity, files=[picture()], visit=visit).photos[0]


SCENES: dict[str, Any] = {"photo": photo, "photo_of": photographed, "visit_photo": visit_photo}


def kwargs(name: str, thing: Any) -> dict[str, Any]:
    """What the address is about."""
    return {"pk": thing.pk} if thing is not None else {}


def form(name: str, thing: Any) -> dict[str, Any]:
    """Good values for the form."""
    if name == "activities:photo_add":
        return {"pictures": picture("b.jpg", "teal"), "kind": "photo"}
    return {"caption": "义诊现场", "kind": "photo"} if name == "activities:photo_change" else {}
