"""Units (a tree), users and their roles, who sees what, sign-in, the audit trail."""
