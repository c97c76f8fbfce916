"""Photos of an activity: added, described, chosen for the summary, taken away."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import IO, Any, cast
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from activities.choices import Act, PhotoKind
from activities.models import Activity, ActivityEvent, Photo, Visit
from activities.pictures import store
from activities.pictures.errors import PictureRefused
from activities.pictures.reducing import Reduced, reduce
from activities.policies import refusal
from activities.services.claims import locked_activity
from activities.services.history import log
from beneficiaries.forms.base import one_line
from beneficiaries.policies import may_read as may_read_persons
from shuangyong.units import audit
from shuangyong.units.errors import Forbidden, Outdated, Refused
from shuangyong.units.models import User

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 12
MOST_OF_ACTIVITY = 60
MOST_OF_VISIT = 12
_LONGEST_NAME = 40
_SAME_PICK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was refused: by what name the sender knows it, and what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """`photos` are those that are there now, sent for the first time or again; `new` of them were not."""

    photos: tuple[Photo, ...] = ()
    new: int = 0
    not_taken: tuple[NotTaken, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    """A reduced picture in the store, before it has its row."""

    name: str
    token: UUID
    picture: Reduced
    stored_name: str


def add_photos(
    *,
    actor: User,
    activity: Activity,
    files: "Sequence[UploadedFile[Any]]",
    kind: PhotoKind = PhotoKind.PHOTO,
    visit: Visit | None = None,
    tokens: Sequence[UUID] = (),
) -> Added:
    """Take what is a picture and say of the rest why not; `tokens` are by place, one a file.

    The same token or the same picture a second time gives back the first. Raises Forbidden and Refused when
    the activity takes no photos from the actor; never for the files.
    """
    if not files:
        return Added()
    if visit is not None and visit.activity_id != activity.pk:
        raise ValueError("a visit of another activity")
    _check(activity, actor, of_visit=visit is not None)
    found: list[Photo] = []
    ready: list[_Ready] = []
    not_taken: list[NotTaken] = []
    stored: list[Photo] = []
    try:
        for number, file in enumerate(files[:MOST_AT_ONCE]):
            token = tokens[number] if number < len(tokens) else uuid4()
            if (there := _there(activity, visit, token)) is not None:
                found.append(there)
                continue
            try:
                picture = reduce(cast(IO[bytes], file))
                ready.append(_Ready(_called(file), token, picture, store.keep(picture)))
            except PictureRefused as error:
                not_taken.append(NotTaken(_called(file), str(error)))
        surplus = f"一次最多传{MOST_AT_ONCE}张，请分几次传。"
        not_taken += [NotTaken(_called(file), surplus) for file in files[MOST_AT_ONCE:]]
        if ready:
            stored = _store(actor, activity, visit, kind, ready, found, not_taken)
    except OSError as error:
        logger.exception("photos cannot be stored")
        raise Refused("照片存不下来，服务器的磁盘可能满了。请告诉系统管理员，照片稍后再传。") from error
    finally:
        # Whatever has got no row: a picture that was there already, one too many, all of them on an error.
        with_row = {photo.stored_name for photo in stored}
        for item in ready:
            if item.stored_name not in with_row:
                store.remove(item.stored_name)
    return Added(tuple(found), len(stored), tuple(not_taken))


@transaction.atomic
def _store(
    actor: User, activity: Activity, visit: Visit | None, kind: PhotoKind, ready: list[_Ready],
    found: list[Photo], not_taken: list[NotTaken],
) -> list[Photo]:  # fmt: skip
    """Rows for what is new. The activity is locked: two at once cannot pass the limit together."""
    current = _claim(activity, actor, of_visit=visit is not None)
    rows = Photo.objects.filter(activity=current, visit=visit)
    by_token = {photo.token: photo for photo in rows}
    by_digest = {photo.digest: photo for photo in rows}
    same = Photo.objects.filter(token__in=[item.token for item in ready])
    taken = set(same.values_list("token", flat=True))
    most = MOST_OF_ACTIVITY if visit is None else MOST_OF_VISIT
    stored: list[Photo] = []
    for item in ready:
        there = by_token.get(item.token) or by_digest.get(item.picture.digest)
        if there is not None:
            found.append(there)
            continue
        if len(by_digest) >= most:
            what = "一项活动" if visit is None else "一户"
            reason = f"{what}最多存{most}张照片，已经满了。请先删去不要的，再传这一张。"
            not_taken.append(NotTaken(item.name, reason))
            continue
        # A token that stands elsewhere came from no page of ours.
        token = uuid4() if item.token in taken else item.token
        photo = Photo.objects.create(
            activity=current, visit=visit, kind=kind, stored_name=item.stored_name, by=actor, token=token,
            digest=item.picture.digest, size=len(item.picture.full),
            width=item.picture.width, height=item.picture.height,
        )  # fmt: skip
        by_token[photo.token] = by_digest[photo.digest] = photo
        taken.add(photo.token)
        stored.append(photo)
        found.append(photo)
    if stored:
        what = "走访照片" if visit is not None else PhotoKind(kind).label
        _log_once(current, actor, f"加了{what}")
    return stored


def _log_once(activity: Activity, actor: User, note: str) -> None:
    """One line for what is picked at once: the page sends the pictures one by one."""
    last: ActivityEvent | None = activity.events.order_by("-pk").first()
    since = timezone.now() - _SAME_PICK
    if last and (last.actor_id, last.act, last.note) == (actor.pk, Act.PHOTO, note) and last.at > since:
        return
    log(activity, actor, Act.PHOTO, note=note)


@transaction.atomic
def change_photo(*, actor: User, photo: Photo, words: str, kind: PhotoKind, in_summary: bool) -> Photo:
    """Its words, its kind, whether it goes into the summary; nothing changed is nothing written."""
    current, activity = _claim_photo(photo, actor)
    words = one_line(words)
    if in_summary and (kind != PhotoKind.PHOTO or current.visit_id is not None):
        raise Refused("只有活动照片可以选入总结：走访照片、签到表和票据上有个人信息。")
    changes = []
    if words != current.caption:
        # The words under a picture of a visit may name somebody; the history must not.
        told = (current.caption, words) if current.visit_id is None else ("", "改了走访照片的说明")
        changes.append(("照片说明", *told))
    if kind != current.kind:
        changes.append(("照片种类", current.get_kind_display(), kind.label))
    if in_summary != current.in_summary:
        changes.append(("选入总结", "是" if current.in_summary else "否", "是" if in_summary else "否"))
    if not changes:
        return current
    current.caption, current.kind, current.in_summary = words, kind, in_summary
    current.clean_fields(exclude=["activity", "visit", "by"])
    current.save(update_fields=["caption", "kind", "in_summary"])
    log(activity, actor, Act.PHOTO, changes=changes)
    return current


@transaction.atomic
def remove_photo(*, actor: User, photo: Photo) -> None:
    """Take it away, row and files."""
    current, activity = _claim_photo(photo, actor)
    if (chosen := current.summaries.select_related("plan").first()) is not None:
        raise Refused(f"这张照片印在“{chosen.plan.title}”里，不能删去。总结还没有提交的，先在那里取消选用。")
    what = "走访照片" if current.visit_id is not None else current.get_kind_display()
    log(activity, actor, Act.PHOTO, note=f"删去1张：{what}")
    whose = f"{activity.unit.name}：{activity.title}"
    audit.record(actor=actor, action="删去照片", target=whose, detail=what)
    try:
        current.delete()
    except ProtectedError as error:
        raise Refused("这张照片已经放进总结里，不能删去。请先从总结里取下。") from error
    transaction.on_commit(partial(store.remove, current.stored_name))


def photo_refusal(activity: Activity, user: User, *, of_visit: bool = False) -> Refused | None:
    """None if the user may add, change and remove them now: with a visit, only who sees persons."""
    if of_visit and not may_read_persons(user):
        return Forbidden("您的岗位不接触优抚对象的信息。")
    return refusal(activity, user, Act.PHOTO)


def _check(activity: Activity, actor: User, *, of_visit: bool) -> None:
    if (error := photo_refusal(activity, actor, of_visit=of_visit)) is not None:
        raise error


def _claim(activity: Activity, actor: User, *, of_visit: bool) -> Activity:
    current = locked_activity(activity)
    _check(current, actor, of_visit=of_visit)
    return current


def _claim_photo(photo: Photo, actor: User) -> tuple[Photo, Activity]:
    activity = _claim(photo.activity, actor, of_visit=photo.visit_id is not None)
    current: Photo | None = Photo.objects.filter(pk=photo.pk).first()
    if current is None:
        raise Outdated("这张照片已经被删去了。")
    return current, activity


def _there(activity: Activity, visit: Visit | None, token: UUID) -> Photo | None:
    found: Photo | None = Photo.objects.filter(activity=activity, visit=visit, token=token).first()
    return found


def _called(file: "UploadedFile[Any]") -> str:
    name = one_line(file.name or "") or "没有名字的文件"
    return name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"
