"""What a page sends about photos: the pictures with their tokens, and the words under one."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from activities.choices import PhotoKind
from beneficiaries.forms.base import WordsField, one_line

PICTURES = "pictures"


def pictures_from(request: HttpRequest) -> "list[UploadedFile[Any]]":
    """The files of the field `pictures`, for `add_photos`; an empty list where none was picked."""
    return list(request.FILES.getlist(PICTURES))


def tokens_from(request: HttpRequest) -> list[UUID]:
    """One a picture, in their order; what is no token ends the list: the rest get new ones."""
    tokens: list[UUID] = []
    for text in request.POST.getlist("token"):
        try:
            tokens.append(UUID(text))
        except ValueError:
            break
    return tokens


def kind_from(request: HttpRequest) -> PhotoKind:
    """活动照片, where nothing else was chosen."""
    kind = request.POST.get("kind", "")
    return PhotoKind(kind) if kind in PhotoKind.values else PhotoKind.PHOTO


class PhotoForm(forms.Form):
    """The words under a picture, its kind, whether the summary shows it."""

    caption = WordsField("照片说明", 60)
    kind = forms.ChoiceField(
        label="种类",
        choices=PhotoKind.choices,
        error_messages={"required": "请选照片的种类。", "invalid_choice": "请选列表里的一种。"},
    )
    in_summary = forms.BooleanField(label="选入总结", required=False)

    def clean_caption(self) -> str:
        return one_line(self.cleaned_data["caption"])
