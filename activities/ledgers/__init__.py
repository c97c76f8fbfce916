"""The ledgers that offices keep: 活动台账, 走访慰问台账, 经费台账; on the screen, as PDF, as Excel."""
