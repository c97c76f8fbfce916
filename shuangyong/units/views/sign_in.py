"""Sign-in, sign-out, change of password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from shuangyong.units import audit
from shuangyong.units.forms import PASSWORD_RULES, OwnPasswordForm, SignInForm
from shuangyong.units.models import User


class SignIn(auth_views.LoginView):
    """Whoever is signed in already goes on; `next` is followed only within this site."""

    authentication_form = SignInForm
    template_name = "registration/login.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        return reverse("start")  # which page that is depends on the role


class SignOut(auth_views.LogoutView):
    """By POST alone: a link or a picture on another site must not sign anybody out."""

    http_method_names = ["post", "options"]


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    """The user's own password. This session goes on; the others of the same account end."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101  narrows the type
    first = user.must_change_password
    form = OwnPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user.must_change_password = False
        form.save()
        update_session_auth_hash(request, user)
        audit.record(actor=user, action="修改密码", target=user.username, request=request)
        messages.success(request, "密码已修改，下次请用新密码登录。其他电脑上的登录已经退出。")
        return redirect("start")
    if request.method == "POST":
        audit.record(actor=user, action="修改密码", target=user.username, request=request, succeeded=False)
    context = {"form": form, "rules": PASSWORD_RULES, "first": first}
    return render(request, "registration/password_change.html", context)
