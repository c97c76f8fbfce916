"""Two who send at the same moment: the limit holds, the same picture is one, and nobody gets an error."""

from typing import Any

import pytest
from django.db import connection

from activities.models import Photo
from activities.pictures import store
from activities.services import photos as service
from activities.services.photos import Added, add_photos
from tests.activities.photos import samples
from tests.cast import Cast
from tests.races.test_two_hands import a_file_of_its_own, at_once

__all__ = ["a_file_of_its_own"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_two_at_once_do_not_pass_the_limit_together(
    cast: Cast, make_activity: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_OF_ACTIVITY", 5)
    activity = make_activity()
    connection.commit()
    every = samples.uploads(8)
    found = at_once(
        lambda: add_photos(actor=cast.clerk, activity=activity, files=every[:4]),
        lambda: add_photos(actor=cast.colleague, activity=activity, files=every[4:]),
    )
    answers = [answer for answer in found if isinstance(answer, Added)]
    assert len(answers) == 2
    assert sum(answer.new for answer in answers) == Photo.objects.count() == 5
    assert sum(len(answer.not_taken) for answer in answers) == 3
    assert len([path for path in store.folder().rglob("*") if path.is_file()]) == 10


def test_the_same_picture_by_two_at_once_is_one(cast: Cast, make_activity: Any) -> None:
    activity = make_activity()
    connection.commit()
    first, second = at_once(
        lambda: add_photos(actor=cast.clerk, activity=activity, files=[samples.upload()]),
        lambda: add_photos(actor=cast.colleague, activity=activity, files=[samples.upload()]),
    )
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert first.photos == second.photos
    assert Photo.objects.count() == 1
