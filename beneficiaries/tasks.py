"""What the workers (`manage.py db_worker`) run for the ledger."""

from django_tasks import task

from beneficiaries.importing.checking import check_in_background


@task()
def check_batch_task(batch_id: int) -> None:
    """Check the rows of a large import."""
    check_in_background(batch_id)


@task()
def import_batch_task(batch_id: int, run: str) -> None:
    """Take a confirmed import into the ledger."""
    from beneficiaries.importing.applying import run_batch

    run_batch(batch_id, run)
