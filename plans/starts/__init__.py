"""The ways to start a plan: blank, a template, last year's plan, a text. Each makes a PlanContent."""
