"""What the editor's tests do on its page."""

from typing import Any

from playwright.sync_api import Page, expect

from plans.models import Paragraph, Plan


def edit(page: Page, plan: Plan) -> Page:
    page.goto(f"/plans/{plan.pk}/edit/")
    page.locator("html[data-editor=ready]").wait_for(state="attached")
    return page


def lines(plan: Plan) -> list[str]:
    return [f"{row.indent}{row.marker}{row.text}" for row in plan.paragraphs.all()]


def area(page: Page, row: Paragraph) -> Any:
    return page.locator(f"#row-{row.key.hex} textarea")


def saved(page: Page) -> None:
    """The page says so, and no change waits."""
    expect(page.locator("#ed-status")).to_have_attribute("data-state", "saved")


def changed_and_saved(page: Page) -> None:
    page.wait_for_timeout(60)  # the change has reached the outbox
    saved(page)
