"""Whether somebody is still signed in, asked before a form full of what must not be kept is sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from beneficiaries.views.common import reader_of


@login_not_required  # answers 401 itself: its script could not read the sign-in page
@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the token a form needs after one has signed in again; 401 for nobody."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return JsonResponse({"user": reader_of(request).pk, "token": get_token(request)})
