"""Evaluations: `python -m evals.NAME --data PATH --json OUT`. Each prints its set, size and interval."""
