"""Limits on templates that anyone may have written: a process of their own, with a budget of steps, sizes and time."""
