"""Reads programs in JavaScript, Python and C#: which requests they send."""
