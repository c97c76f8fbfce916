"""Sign-in by account and password; the unit comes along, since every page asks for it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from shuangyong.units.models import User


class UnitBackend(ModelBackend):
    def get_user(self, user_id: Any) -> User | None:
        user: User | None = User.objects.select_related("unit").filter(pk=user_id, is_active=True).first()
        return user
