"""用Excel填写: a plan's rows as a workbook to be filled in, and what came back set beside the plan."""
