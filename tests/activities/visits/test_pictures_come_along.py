"""Without a script the pictures come with the visit's own form."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from activities.models import Photo, Visit
from tests.activities.visits.helpers import address, good


def _picture(name="a.jpg"):
    data = BytesIO()
    Image.new("RGB", (640, 480), "#a33").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def test_a_picture_is_of_the_visit(clerk, make_round):
    visit = make_round(1)[0]
    answer = clerk.post(address(visit), good(visit, pictures=_picture(), act="list"), follow=True)
    assert "收到1张照片" in answer.content.decode()
    assert Photo.objects.get().visit == visit


def test_what_is_no_picture_does_not_take_the_visit_back(clerk, make_round):
    visit = make_round(1)[0]
    sent = SimpleUploadedFile("a.jpg", b"no picture at all", "image/jpeg")
    answer = clerk.post(address(visit), good(visit, pictures=sent, act="list"), follow=True)
    assert "没有收" in answer.content.decode()
    assert Visit.objects.get().state == "visited"
    assert not Photo.objects.exists()
