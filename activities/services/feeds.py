"""Secret addresses of a calendar: made, read, stopped. Of the secret only its SHA-256 is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from activities.models import FeedAddress
from activities.policies import may_read
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Refused
from shuangyong.units.models import User

MOST = 10
_BYTES = 32  # 43 characters
_NOTED_EVERY = timedelta(hours=1)


def may_subscribe(user: User) -> bool:
    """Whoever has a unit, and reads its activities."""
    return may_read(user) and user.unit is not None


@transaction.atomic
def open_feed(*, actor: User, name: str) -> tuple[FeedAddress, str]:
    """The new address and its secret, which nobody can ask for again. Raises Forbidden, Refused."""
    if not may_subscribe(actor):
        raise Forbidden("没有所属单位的账号不能订阅日历。")
    # The account's row is held, so that two at once do not pass the limit together.
    User.objects.select_for_update().get(pk=actor.pk)
    if FeedAddress.objects.visible_to(actor).open().count() >= MOST:
        raise Refused(f"最多同时用{MOST}个订阅地址，请先停用不再用的。")
    secret = secrets.token_urlsafe(_BYTES)
    feed = FeedAddress.objects.create(user=actor, name=name, digest=digest_of(secret))
    audit.record(actor=actor, action="建立日历订阅", target=name)
    return feed, secret


@transaction.atomic
def stop_feed(*, actor: User, feed: FeedAddress) -> None:
    """From now on the address is unknown. Stopping a second time does nothing."""
    if feed.user_id != actor.pk:
        raise Forbidden("只能停用自己的订阅。")
    stopped = FeedAddress.objects.filter(pk=feed.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )
    if stopped:
        audit.record(actor=actor, action="停用日历订阅", target=feed.name)


def feed_of(secret: str) -> FeedAddress | None:
    """The address in use with that secret, of an account in use; None otherwise, whatever the reason."""
    rows = FeedAddress.objects.open().select_related("user__unit")
    feed: FeedAddress | None = rows.filter(digest=digest_of(secret), user__is_active=True).first()
    return feed if feed is not None and may_subscribe(feed.user) else None


def note_reading(feed: FeedAddress, now: datetime) -> None:
    """最近读取, at most once an hour: programs come every few minutes."""
    stale = Q(read_at__isnull=True) | Q(read_at__lt=now - _NOTED_EVERY)
    if feed.read_at is None or feed.read_at < now - _NOTED_EVERY:
        FeedAddress.objects.filter(stale, pk=feed.pk).update(read_at=now)


def digest_of(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
