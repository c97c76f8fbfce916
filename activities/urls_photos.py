"""Addresses of photos."""

from django.urls import URLPattern, path

from activities.views import photo_files
from activities.views import photos as pages

photos: list[URLPattern] = [
    path("<int:pk>/photos/", pages.photos, name="photos"),
    path("<int:pk>/photos/add/", pages.photo_add, name="photo_add"),
    path("photos/<int:pk>/", photo_files.photo, name="photo"),
    path("photos/<int:pk>/thumb/", photo_files.photo_thumb, name="photo_thumb"),
    path("photos/<int:pk>/change/", pages.photo_change, name="photo_change"),
    path("photos/<int:pk>/remove/", pages.photo_remove, name="photo_remove"),
]
