"""Addresses of the pages that look across apps."""

from django.urls import URLPattern, path

from shuangyong.desk.views import bundles, home, queue

urlpatterns: list[URLPattern] = [
    path("", home.start, name="start"),
    path("home/", home.home, name="home"),
    path("home/bundles/", bundles.bundles, name="bundles"),
    path("home/bundles/progress/", bundles.progress, name="bundle_progress"),
    path("home/bundles/<int:pk>/cancel/", bundles.cancel, name="bundle_cancel"),
    path("home/bundles/<int:pk>/again/", bundles.again, name="bundle_again"),
    path("home/bundles/<int:pk>/download/", bundles.download, name="bundle_download"),
    path("review/", queue.review_queue, name="review_queue"),
]
