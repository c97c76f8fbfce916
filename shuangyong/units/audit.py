"""Writing the audit trail (GB/T 22239-2019, 7.1.4.3: who, when, what, whether it succeeded)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import ip_address

from django.http import HttpRequest

from shuangyong.units.audit_chain import append
from shuangyong.units.models import AuditEvent, User

COMMAND_LINE = "命令行"
_came_from: ContextVar[str | None] = ContextVar("address of the client", default=None)


@contextmanager
def coming_from(address: str) -> Iterator[None]:
    """What is recorded inside comes from this address: the services know of no request."""
    token = _came_from.set(plain_address(address))
    try:
        yield
    finally:
        _came_from.reset(token)


def plain_address(text: str) -> str | None:
    """The IP address; None for what is none, a proxy's "unknown": the column takes nothing else."""
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def record(
    *,
    actor: User | None,
    action: str,
    target: object = "",
    request: HttpRequest | None = None,
    succeeded: bool = True,
    detail: str = "",
    actor_name: str = "",
) -> AuditEvent:
    """Write one event. `actor_name` is for those who are not signed in (a failed sign-in)."""
    event = AuditEvent(
        actor=actor,
        actor_name=str(actor) if actor else _storable(actor_name, 80),
        unit_name=str(actor.unit) if actor and actor.unit else "",
        action=action,
        target=_storable(str(target), 200),
        succeeded=succeeded,
        address=plain_address(request.META.get("REMOTE_ADDR") or "") if request else _came_from.get(),
        detail=_storable(detail, 500),
    )
    append(event)
    return event


def record_denied(request: HttpRequest, reason: str) -> None:
    """Somebody signed in asked for what they may not have; nothing for the anonymous."""
    user = getattr(request, "user", None)
    if isinstance(user, User):
        verb = "查看" if request.method in ("GET", "HEAD") else "操作"
        record(
            actor=user,
            action="越权访问",
            target=request.path,
            request=request,
            succeeded=False,
            detail=f"{verb}：{reason}",
        )


def _storable(text: str, length: int) -> str:
    """No database holds a lone surrogate, and PostgreSQL no NUL."""
    return text.encode(errors="replace").decode().replace("\0", "")[:length]
