"""What the workers (`manage.py db_worker`) run."""

from django_tasks import task

from shuangyong.desk.bundles.making import make_bundle


@task()
def make_bundle_task(job_id: int) -> None:
    """Make the bundle of that number."""
    make_bundle(job_id)
