"""Pictures that come with a visit's own POST."""

from django.contrib import messages
from django.http import HttpRequest

from activities.choices import PhotoKind
from activities.forms.photos import pictures_from
from activities.models import Visit
from activities.services.photos import add_photos
from activities.views.photos import takes_pictures, tell
from shuangyong.units.errors import Refused
from shuangyong.units.models import User

__all__ = ["keep_pictures", "takes_pictures"]


def keep_pictures(request: HttpRequest, user: User, visit: Visit) -> None:
    """Store what was sent along. The visit stands already: a refusal is told, and takes nothing back."""
    try:
        added = add_photos(
            actor=user,
            activity=visit.activity,
            files=pictures_from(request),
            kind=PhotoKind.PHOTO,
            visit=visit,
        )
    except Refused as error:
        messages.error(request, f"走访已经记下，照片没有收：{error}")
    else:
        tell(request, added)
