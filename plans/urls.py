"""Addresses of the plans."""

from django.urls import URLPattern, path

from plans.views import (
    checks,
    comments,
    detail,
    editor,
    lifecycle,
    listing,
    paper,
    review,
    saving,
    start,
)

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("", listing.index, name="list"),
    path("new/", start.choose, name="new"),
    path("new/blank/", start.blank, name="new_blank"),
    path("new/template/", start.template, name="new_template"),
    path("new/copy/", start.copy, name="new_copy"),
    path("new/text/", start.text, name="new_text"),
    path("<int:pk>/edit/", editor.edit, name="edit"),
    path("<int:pk>/save/", saving.save, name="save"),
    path("<int:pk>/checks/", checks.checks, name="checks"),
    path("<int:pk>/preview/", paper.preview, name="preview"),
    path("<int:pk>/preview/<int:number>.png", paper.page, name="page"),
    path("<int:pk>/export/<str:fmt>/", paper.export, name="export"),
    path("<int:pk>/changes/", editor.changes, name="changes"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/submissions/<int:number>/", detail.submission, name="submission"),
    path("<int:pk>/submit/", lifecycle.submit, name="submit"),
    path("<int:pk>/withdraw/", lifecycle.withdraw, name="withdraw"),
    path("<int:pk>/issue/", lifecycle.issue, name="issue"),
    path("<int:pk>/archive/", lifecycle.archive, name="archive"),
    path("<int:pk>/revise/", lifecycle.revise, name="revise"),
    path("<int:pk>/void/", lifecycle.void, name="void"),
    path("<int:pk>/review/", review.review, name="review"),
    path("<int:pk>/approve/", review.approve, name="approve"),
    path("<int:pk>/return/", review.return_plan, name="return"),
    path("<int:pk>/forward/", review.forward, name="forward"),
    path("<int:pk>/head_return/", review.head_return, name="head_return"),
    path("<int:pk>/comments/", comments.comment, name="comment"),
    path("<int:pk>/comments/<int:cid>/reply/", comments.comment_reply, name="comment_reply"),
    path("<int:pk>/comments/<int:cid>/resolve/", comments.comment_resolve, name="comment_resolve"),
]
