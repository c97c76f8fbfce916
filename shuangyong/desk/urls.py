"""Addresses of the pages that look across apps."""

from django.urls import URLPattern, path

from shuangyong.desk.views import home, queue

urlpatterns: list[URLPattern] = [
    path("", home.start, name="start"),
    path("home/", home.home, name="home"),
    path("review/", queue.review_queue, name="review_queue"),
]
