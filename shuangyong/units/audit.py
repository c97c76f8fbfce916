"""Writing the audit trail (GB/T 22239-2019, 7.1.4.3: who, when, what, whether it succeeded)."""

from django.http import HttpRequest

from shuangyong.units.models import AuditEvent, User


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
    return AuditEvent.objects.create(
        actor=actor,
        actor_name=str(actor) if actor else actor_name[:80],
        unit_name=str(actor.unit) if actor and actor.unit else "",
        action=action,
        target=str(target)[:200],
        succeeded=succeeded,
        address=(request.META.get("REMOTE_ADDR") or None) if request else None,
        detail=detail[:500],
    )
