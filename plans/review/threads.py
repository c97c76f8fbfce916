"""The remarks on a plan as threads: what was said, what was answered, whether it is mended."""

from dataclasses import dataclass, field

from plans.choices import ItemKind
from plans.models import Comment, Plan


@dataclass(slots=True)
class Thread:
    """A remark with its answers. `row_is_gone` is set by who knows which rows there are."""

    comment: Comment
    replies: list[Comment] = field(default_factory=list)
    row_is_gone: bool = False

    @property
    def is_open(self) -> bool:
        return self.comment.resolved_at is None

    @property
    def place(self) -> tuple[str, str]:
        """(kind, key) of the row it is about; the key is empty for the whole plan."""
        key = self.comment.item_key
        return self.comment.item_kind, key.hex if key else ""

    @property
    def anchor(self) -> str:
        """The id of the row's element on a page that shows the plan."""
        kind, key = self.place
        return f"row-{key}" if kind != ItemKind.PLAN and not self.row_is_gone else f"thread-{self.comment.pk}"


def threads_of(plan: Plan) -> list[Thread]:
    """All threads in the order they were begun: one query."""
    threads: dict[int, Thread] = {}
    for comment in plan.comments.select_related("author", "author__unit", "resolved_by"):
        if comment.parent_id is None:
            threads[comment.pk] = Thread(comment)
        elif comment.parent_id in threads:
            threads[comment.parent_id].replies.append(comment)
    return list(threads.values())


def count_open(threads: list[Thread]) -> int:
    return sum(thread.is_open for thread in threads)
