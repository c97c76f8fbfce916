"""Every change of a plan: keyword-only, one transaction each, check → conditional update → log."""
